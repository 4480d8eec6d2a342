package dev.lifeboat.drivers.shell;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/// One look at a part, from the question to the reading: who was asked what, and when.
public final class Look {
    /// Makes a fact of what a program printed.
    @FunctionalInterface
    public interface Reader<A, F> {
        F read(A answer) throws Unreadable;
    }

    private final Source source;
    private final InstantSource clock;
    private final Instant asked;

    private Look(Source source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        this.asked = clock.instant();
    }

    /// @param template the command that an engineer would type, `{}` for the subject
    public static Look at(Subject about, String template, InstantSource clock) {
        return new Look(new Source(template, about), clock);
    }

    /// The reading, where every exit code but 0 is a failure that standard error explains.
    public <F> Reading<F> reading(Ended ended, Reader<String, F> reader) {
        return reading(ended, exited -> Why.exit(exited.code(), exited.err()), reader);
    }

    /// @param refusal why it is not known when the exit code is not 0
    public <F> Reading<F> reading(
            Ended ended, Function<Ended.Exited, Why> refusal, Reader<String, F> reader) {
        return whole(ended, refusal, exited -> reader.read(exited.out()));
    }

    /// Like [#reading], for a reader that must see both streams.
    public <F> Reading<F> whole(
            Ended ended, Function<Ended.Exited, Why> refusal, Reader<Ended.Exited, F> reader) {
        return switch (ended) {
            case Ended.Exited exited when exited.well() -> known(exited, reader);
            case Ended.Exited exited -> unknown(refusal.apply(exited));
            case Ended.TimedOut(var limit) -> unknown(Why.silentFor(limit));
            case Ended.TooLong(var bytes) ->
                    unknown(Why.unreadable("it is longer than " + bytes + " bytes"));
            case Ended.NotStarted(var reason) -> unknown(Why.notStarted(reason));
        };
    }

    /// What a part printed can hold anything. Whatever a reader trips over, the answer cannot be
    /// read; the exception's own text is left out because it may quote a secret.
    public <A, F> Reading<F> known(A answer, Reader<A, F> reader) {
        try {
            return seen(reader.read(answer));
        } catch (Unreadable bad) {
            return unknown(Why.unreadable(String.valueOf(bad.getMessage())));
        } catch (RuntimeException surprised) {
            return unknown(Why.unreadable("not in the form expected"));
        }
    }

    /// The second part of a look, for which the first part's answer is needed too.
    public <A, F> Reading<F> then(Reading<A> first, Function<A, Reading<F>> next) {
        return switch (first) {
            case Reading.Known<A>(var answer, _, _, _) -> next.apply(answer);
            case Reading.Unknown<A>(var why, _, _, _) -> unknown(why);
        };
    }

    public <F> Reading<F> seen(F fact) {
        return new Reading.Known<>(fact, source, asked, clock.instant());
    }

    public <F> Reading<F> unknown(Why why) {
        return new Reading.Unknown<>(why, source, asked, clock.instant());
    }
}
