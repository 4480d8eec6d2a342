package dev.lifeboat.core.muster;

/// Whether a guest answers from outside, compared with before.
public record Reach(Kind kind, String because) {
    /// What can be said.
    public enum Kind {
        ANSWERING,
        SILENT_AS_EVER,
        SILENT,
        CANNOT_TELL
    }
}
