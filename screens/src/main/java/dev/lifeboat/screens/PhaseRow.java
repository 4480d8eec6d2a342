package dev.lifeboat.screens;

/// How far one phase of a run is, as every screen shows it.
///
/// @param number as people say it, such as `2a`
/// @param next whether it is the first of those ahead
/// @param time how long it took or has taken; empty before it begins
/// @param detail what was seen or counted, or what it waits for; may be empty
public record PhaseRow(
        String number, String name, PhaseState state, boolean next, String time, String detail) {}
