package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Text;
import java.time.Duration;

/// How a call into Ceph's client libraries ended.
///
/// @param <T> what it gives when all is well
sealed interface Heard<T> {
    /// It gave an answer.
    record Said<T>(T answer, String comment) implements Heard<T> {}

    /// Ceph answered with an error.
    ///
    /// @param errno of Linux, positive
    record Failed<T>(int errno, String comment) implements Heard<T> {}

    /// No answer in time; the thread may still be held by the call.
    record Silent<T>(Duration limit) implements Heard<T> {}

    record NotAsked<T>(String reason) implements Heard<T> {}

    int NO_SUCH_THING = 2;
    int NOT_PERMITTED = 13;
    int INVALID = 22;
    int NOT_SUPPORTED = 95;
    int TOO_SLOW = 110;

    static boolean isNo(int errno) {
        return errno == 1 || errno == NO_SUCH_THING || errno == NOT_PERMITTED;
    }

    default <F> Reading<F> reading(Look look, Look.Reader<T, F> reader) {
        return switch (this) {
            case Said<T>(var answer, _) -> look.known(answer, reader);
            case Failed<T>(var errno, var comment) when isNo(errno) ->
                    look.unknown(Why.refused(described(errno, comment)));
            case Failed<T>(var errno, var comment) ->
                    look.unknown(Why.exit(errno, described(errno, comment)));
            case Silent<T>(var limit) -> look.unknown(Why.silentFor(limit));
            case NotAsked<T>(var reason) -> look.unknown(Why.notStarted(reason));
        };
    }

    default Outcome outcome() {
        return switch (this) {
            case Said<T>(_, var comment) -> new Outcome.Done(Text.plain(comment));
            case Failed<T>(var errno, var comment) ->
                    new Outcome.Refused(described(errno, comment));
            case Silent<T>(var limit) -> new Outcome.TimedOut(limit);
            case NotAsked<T>(var reason) -> new Outcome.NotStarted(reason);
        };
    }

    private static String described(int errno, String comment) {
        var name =
                switch (errno) {
                    case NO_SUCH_THING -> "there is no such thing";
                    case NOT_PERMITTED, 1 -> "permission denied";
                    case INVALID -> "invalid";
                    case NOT_SUPPORTED -> "not supported";
                    case 108 -> "this client is on the blocklist itself";
                    default -> "error " + errno;
                };
        return comment.isBlank() ? name : Text.plain(comment) + " (" + name + ")";
    }
}
