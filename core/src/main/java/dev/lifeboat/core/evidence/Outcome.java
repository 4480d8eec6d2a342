package dev.lifeboat.core.evidence;

import java.time.Duration;

/// How an act ended, as the part that was asked said. Told to people, journaled, never proof: what
/// came of it is looked at afterwards.
public sealed interface Outcome {
    String said();

    /// The part says that it is done.
    record Done(String said) implements Outcome {}

    /// The part answered and did not do it: a wrong password, "unsupported", "no such domain".
    record Refused(String said) implements Outcome {}

    /// No answer within the limit; it may have happened or may still happen.
    record TimedOut(Duration limit) implements Outcome {
        @Override
        public String said() {
            return "no answer within " + limit.toSeconds() + " s";
        }
    }

    /// It was never asked: no such program, no such file, a circuit that is open.
    record NotStarted(String said) implements Outcome {}
}
