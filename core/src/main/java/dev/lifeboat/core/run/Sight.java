package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;

/// What can be said of a claim now, and what has to be looked at before more can be said.
///
/// @param wanted keys to be looked at; filled by every question that is put here
record Sight(FreshView view, SortedSet<Key<?, ?>> wanted) {
    /// What did not say yes is looked at again this often.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /// What it does not hang on. Eight guests that boot are looked at by 16 processes a second
    /// otherwise, which took a third of two cores from their boots.
    private static final Duration REST_EVERY = Duration.ofSeconds(10);

    /// The same, but nothing that was asked for before that time counts.
    Sight since(Instant when) {
        return new Sight(view.since(when), wanted);
    }

    /// Empty until all that it asks has been looked at. A part that answers slowly must not make
    /// the others' answers old: those are looked at again meanwhile.
    Optional<Verdict> verdict(Claim claim) {
        if (mustLook(claim.asks())) {
            lookAgain(claim);
            return Optional.empty();
        }
        var verdict = claim.holds(view);
        if (!verdict.isYes()) {
            lookAgain(claim.mayAsk(view), LOOK_EVERY);
        }
        return Optional.of(verdict);
    }

    boolean holds(Claim claim) {
        return verdict(claim).filter(Verdict::isYes).isPresent();
    }

    boolean mustLook(Collection<Key<?, ?>> keys) {
        var stale = keys.stream().filter(key -> view.isStale(key)).toList();
        wanted.addAll(stale);
        return !stale.isEmpty();
    }

    /// A claim that does not hold yet.
    void lookAgain(Claim claim) {
        lookAgain(claim.hangsOn(view), LOOK_EVERY);
        lookAgain(claim.asks(), REST_EVERY);
    }

    void lookAgain(Collection<Key<?, ?>> keys, Duration pace) {
        for (var key : keys) {
            var asked = view.all().read(key).asked();
            if (!key.kind().isHistory() && !asked.plus(pace).isAfter(view.at())) {
                wanted.add(key);
            }
        }
    }
}
