package dev.lifeboat.drivers.shell;

import dev.lifeboat.core.evidence.Outcome;
import java.util.function.Function;

/// How the end of a program that acted is told.
public final class Act {
    private Act() {}

    /// @param answered what an exit code other than 0 means
    public static Outcome outcome(Ended ended, Function<Ended.Exited, Outcome> answered) {
        return switch (ended) {
            case Ended.Exited exited when exited.well() ->
                    new Outcome.Done(Text.lastLine(exited.out()));
            case Ended.Exited exited -> answered.apply(exited);
            case Ended.TimedOut(var limit) -> new Outcome.TimedOut(limit);
            case Ended.TooLong(var bytes) ->
                    new Outcome.Refused("it answered more than " + bytes + " bytes");
            case Ended.NotStarted(var reason) -> new Outcome.NotStarted(reason);
        };
    }
}
