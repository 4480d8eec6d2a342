package dev.lifeboat.caps;

/// What reading a cap comes to.
///
/// @param <C> what it is when it can be read
public sealed interface Parsed<C> {
    record Good<C>(C caps) implements Parsed<C> {}

    /// Ceph refuses it.
    ///
    /// @param position where Ceph stops to understand it, in the text
    /// @param said as Ceph itself says it
    record StopsAt<C>(String text, int position, String said) implements Parsed<C> {
        /// As mon and mgr caps are refused: the end of the text has a sentence of its own.
        static <C> StopsAt<C> ofMonitor(String text, int position) {
            return position < text.length()
                    ? of(text, position)
                    : new StopsAt<>(text, position, "stopped at end of '" + text + "'");
        }

        static <C> StopsAt<C> of(String text, int position) {
            return new StopsAt<>(
                    text,
                    position,
                    "stopped at '" + text.substring(position) + "' of '" + text + "'");
        }

        @Override
        public String toString() {
            return said;
        }
    }
}
