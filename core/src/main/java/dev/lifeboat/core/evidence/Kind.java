package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;

/// A kind of fact: its name, and how long a reading of it may be leant on.
///
/// @param freshFor an older reading is not evidence; [#HISTORY] for what was true while a host
///   lived, which a dead host cannot be asked again
/// @param <F> the fact
/// @param <S> what it is about
public record Kind<F extends Fact<S>, S extends Subject>(
        String name, Class<F> type, Duration freshFor) implements Comparable<Kind<?, ?>> {
    /// A hundred years: longer than any site file lives.
    public static final Duration HISTORY = Duration.ofDays(36_500);

    /// What was while a host lived, or what a person said: never stale, and not to be asked for
    /// again.
    public boolean isHistory() {
        return freshFor.equals(HISTORY);
    }

    public Key<F, S> of(S subject) {
        return new Key<>(this, subject);
    }

    /// By the name alone, which is enough and quick: every reading is looked up by it.
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public int compareTo(Kind<?, ?> other) {
        return name.compareTo(other.name);
    }
}
