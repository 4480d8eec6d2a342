package dev.lifeboat.web;

import java.util.List;

/// The page as it was rendered at a moment, for all who look on.
///
/// @param title of the browser's tab
/// @param time when it was, for whoever loses the connection
record Frame(String title, String time, List<Region> regions) {}
