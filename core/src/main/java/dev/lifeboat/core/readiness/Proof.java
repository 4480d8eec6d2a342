package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.Goal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was concluded of one claim once, how, and what that rested on. Kept, so that a change which
/// makes it void can be named.
///
/// @param drill by which drill it was tried; empty where it was read
/// @param held from when to when it is worth anything, if nothing changes
/// @param grounds the readings that it rested on
/// @param site what it rested on in the site file
public record Proof(
        HostId host,
        CheckId check,
        Subject subject,
        Level level,
        Optional<Goal.Drill.Kind> drill,
        Answer answer,
        String because,
        Span held,
        List<Ground> grounds,
        List<Written> site) {
    /// A stretch of time; its end is no part of it.
    public record Span(Instant from, Instant until) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    public Proof {
        grounds = List.copyOf(grounds);
        site = List.copyOf(site);
    }

    static Proof of(Finding finding, Recovery recovery, List<Written> site, Instant at) {
        return new Proof(
                recovery.host(),
                finding.check(),
                finding.subject(),
                finding.check().level(),
                Optional.empty(),
                finding.ready(),
                finding.because(),
                new Span(at, finding.until().orElse(at)),
                finding.basis().stream()
                        .flatMap(key -> Ground.of(key, recovery.now()).stream())
                        .toList(),
                site);
    }

    boolean isOf(Finding finding) {
        return check == finding.check() && subject.equals(finding.subject());
    }

    /// Nothing differs that would have to be told: the same of the same, from the same readings. A
    /// sentence may count days, and a cluster's state of the moment may come and go. A drill that
    /// shows the same again is told: it counts from then on.
    public boolean repeats(Proof before) {
        return check == before.check
                && subject.equals(before.subject)
                && level == before.level
                && drill.equals(before.drill)
                && answer == before.answer
                && (level != Level.DRILL || held.equals(before.held))
                && lasting().equals(before.lasting())
                && site.equals(before.site);
    }

    /// The same number for one that repeats it.
    public int content() {
        return Objects.hash(check, subject, level, drill, answer, lasting(), site);
    }

    /// Where it was tried, beside the host itself.
    SortedSet<HostId> places() {
        var places = new TreeSet<HostId>();
        for (var part : site) {
            if (part.about() instanceof HostId place && !place.equals(host)) {
                places.add(place);
            }
        }
        return places;
    }

    /// Whether nothing is left to tell of what an earlier drill of the same kind has shown of the
    /// same. A failure is made good only where it was, and by no drill that could not tell.
    public boolean outdoes(Proof before) {
        return before.answer != Answer.NO
                || (answer != Answer.UNKNOWN && places().containsAll(before.places()));
    }

    /// Whether it makes a failure elsewhere good: its guest would go there no more, and came up
    /// where it would go now.
    ///
    /// @param there where it would go
    boolean makesGood(Proof failed, HostId there) {
        return answer == Answer.YES
                && held.from().isAfter(failed.held.from())
                && places().contains(there)
                && !failed.places().contains(there);
    }

    private Set<Ground> lasting() {
        return grounds.stream().filter(Ground::lasts).collect(Collectors.toSet());
    }

    /// What it rested on that is known to be otherwise now. What cannot be read makes nothing void.
    Optional<String> voided(Recovery recovery) {
        var now = recovery.now();
        return Stream.concat(
                        grounds.stream()
                                .filter(ground -> ground.isKnown(now))
                                .flatMap(ground -> ground.change(now).stream()),
                        site.stream().flatMap(part -> part.changes(recovery.fleet())))
                .min(Comparator.naturalOrder());
    }

    /// What it rested on that is not known now.
    Optional<Key<?, ?>> unknown(Recovery recovery) {
        return grounds.stream()
                .filter(ground -> !ground.isKnown(recovery.now()))
                .<Key<?, ?>>map(Ground::key)
                .findFirst();
    }

    /// What it rested on that is otherwise now, a sentence each.
    List<String> changes(Recovery recovery) {
        var changes = new TreeSet<String>();
        grounds.forEach(ground -> ground.change(recovery.now()).ifPresent(changes::add));
        site.forEach(part -> part.changes(recovery.fleet()).forEach(changes::add));
        return List.copyOf(changes);
    }
}
