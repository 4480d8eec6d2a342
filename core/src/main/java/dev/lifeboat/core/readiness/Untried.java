package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.CephUser;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What has changed in Ceph since a host booted, as far as it was seen, and no lock drill has
/// tried.
///
/// Guests that run keep the locks that they took before, so that an upgrade's faults show at the
/// next takeover only: in 2019 that was the night. Caps that have changed are read and weighed
/// letter by letter, so it is only said that nobody has tried them.
final class Untried {
    private final Collection<Proof> kept;
    private final Recovery recovery;
    private final Instant booted;
    private final Instant at;

    private Untried(Collection<Proof> kept, Recovery recovery, Instant booted, Instant at) {
        this.kept = kept;
        this.recovery = recovery;
        this.booted = booted;
        this.at = at;
    }

    /// @param debt what was found of a host's debt
    /// @param kept what counts of what was concluded before
    static Finding in(Finding debt, Collection<Proof> kept, Recovery recovery, Instant at) {
        return recovery.now()
                .lastSeen(SinceBoot.of(recovery.host()))
                .map(seen -> new Untried(kept, recovery, seen.seen().booted(), at).told(debt))
                .orElse(debt);
    }

    /// Of the users that guests of the host have now: no drill could try another.
    private Finding told(Finding debt) {
        var users =
                recovery.definitions()
                        .flatMap(known -> known.users().stream())
                        .sorted()
                        .distinct()
                        .filter(user -> !isDrilled(user))
                        .toList();
        var releases = changes(users, CephReleases.KIND);
        var caps = changes(users, CephCaps.KIND);
        var said = caps.isEmpty() ? debt : debt.saying("; no drill has tried that " + caps.get(0));
        return releases.isEmpty()
                ? said
                : said.unproven(
                        "; no drill has tried a takeover since " + releases.get(0),
                        "lifeboat drill lock " + recovery.host());
    }

    private boolean isDrilled(CephUser user) {
        return of(user).anyMatch(proof ->
                proof.level() == Level.DRILL
                        && proof.answer() == Answer.YES
                        && proof.held().covers(at)
                        && proof.changes(recovery).isEmpty());
    }

    private Stream<Proof> of(CephUser user) {
        return kept.stream()
                .filter(proof -> proof.check() == CheckId.CAPS && proof.subject().equals(user));
    }

    private List<String> changes(List<CephUser> users, Kind<?, ?> kind) {
        return users.stream()
                .flatMap(user -> before(user).stream())
                .flatMap(proof -> proof.grounds().stream())
                .filter(ground -> ground.key().kind().equals(kind))
                .filter(ground -> Ground.of(ground.key(), recovery.now()).isPresent())
                .flatMap(ground -> ground.change(recovery.now()).stream())
                .distinct()
                .toList();
    }

    /// What was concluded last before the boot; the first, where nobody looked before.
    private Optional<Proof> before(CephUser user) {
        var read = of(user).filter(proof -> proof.level() != Level.DRILL).toList();
        return read.stream()
                .filter(proof -> !proof.held().from().isAfter(booted))
                .max(Comparator.comparing(proof -> proof.held().from()))
                .or(() -> read.stream().min(Comparator.comparing(proof -> proof.held().from())));
    }
}
