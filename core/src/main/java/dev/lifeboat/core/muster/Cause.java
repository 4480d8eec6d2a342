package dev.lifeboat.core.muster;

/// Why a guest is not well.
///
/// @param because the reading that shows it, as a sentence
public record Cause(Kind kind, String because) {
    /// The causes that are told apart, in the order in which they are looked for: an earlier one
    /// explains the later ones.
    public enum Kind {
        RUNS_TWICE("runs twice"),
        NOT_STARTED("not started"),
        CAPS("not writable"),
        LOCK("not writable"),
        SLOW_STORAGE("storage hangs"),
        PAUSED("paused by its disk"),
        IO_ERRORS("disk errors"),
        EMERGENCY("gave up at boot"),
        BLOCKED("hangs on its disk"),
        PANIC("kernel panic"),
        SILENT("silent");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
