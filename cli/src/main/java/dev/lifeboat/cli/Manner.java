package dev.lifeboat.cli;

/// How a run is carried out in this process, and shown.
enum Manner {
    /// Redrawn in place, with keys and questions; only in a terminal.
    LIVE,
    /// A line for each entry that is worth one; ends when only a person could go on.
    LINES,
    /// A JSON object for each entry.
    JSON,
    /// With nobody looking on: lines for a file; waits for answers.
    BACKGROUND;

    static Manner of(boolean json, boolean plain) {
        return json ? JSON : plain || !Terminal.isThere() ? LINES : LIVE;
    }

    /// Whether it waits for people when nothing else is left.
    boolean stays() {
        return this == LIVE || this == BACKGROUND;
    }
}
