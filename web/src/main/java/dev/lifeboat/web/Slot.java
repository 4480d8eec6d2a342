package dev.lifeboat.web;

/// A place in a page that is rendered once for all, for what each browser has for itself.
///
/// @param mark chosen at random at each start, so that no text from outside can name it
/// @param own what this browser gets in its place
record Slot(String mark, String own) {
    String fill(String html) {
        return html.replace(mark, own);
    }
}
