package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Noting;
import dev.lifeboat.core.fleet.Subject;
import java.util.SortedSet;
import java.util.stream.Stream;

/// One thing that has to be so for the guests of a host to come back.
///
/// @param <S> what it is asked of
public sealed interface Check<S extends Subject>
        permits BmcAnswers,
                BootImageSuits,
                BootIsTried,
                FenceIsThere,
                GuestFits,
                LocksAreSound,
                MayBreakLocks,
                StaysAway {
    CheckId id();

    /// What of a host's recovery it is asked of.
    Stream<S> subjects(Recovery recovery);

    /// What must be looked at beside the usual survey.
    default SortedSet<Key<?, ?>> asks(S subject) {
        return Keys.of();
    }

    Finding examine(S subject, Recovery recovery);

    /// What must be looked at for a host's recovery, beside the usual survey.
    default Stream<Key<?, ?>> asks(Recovery recovery) {
        return subjects(recovery).flatMap(subject -> asks(subject).stream());
    }

    /// What the plan has read to answer this, beside what the check reads itself.
    default SortedSet<Key<?, ?>> planned(S subject, Recovery recovery) {
        return Keys.of();
    }

    default Stream<Finding> examine(Recovery recovery) {
        return subjects(recovery)
                .map(subject -> {
                    var noting = new Noting(recovery.now());
                    var finding = examine(subject, recovery.reading(noting));
                    var basis = noting.keys();
                    basis.addAll(planned(subject, recovery));
                    return finding.restingOn(basis);
                });
    }
}
