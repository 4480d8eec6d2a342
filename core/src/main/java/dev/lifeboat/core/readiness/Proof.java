package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.Goal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /// Where a drill has tried it; empty where that is the subject itself.
    public SortedSet<HostId> where() {
        var where = new TreeSet<HostId>();
        for (var part : site) {
            if (part.part().equals(SiteParts.TARGET) && part.about() instanceof HostId target) {
                where.add(target);
            }
        }
        return where;
    }

    boolean isOf(Finding finding) {
        return check == finding.check() && subject.equals(finding.subject());
    }

    /// Nothing differs that would have to be told: the same of the same, from the same readings. A
    /// sentence may count days, and a cluster's state of the moment may come and go.
    public boolean repeats(Proof before) {
        return check == before.check
                && subject.equals(before.subject)
                && level == before.level
                && drill.equals(before.drill)
                && answer == before.answer
                && lasting().equals(before.lasting())
                && site.equals(before.site);
    }

    /// The same number for one that repeats it.
    public int content() {
        return Objects.hash(check, subject, level, drill, answer, lasting(), site);
    }

    private Set<Ground> lasting() {
        return grounds.stream().filter(Ground::lasts).collect(Collectors.toSet());
    }

    /// What it rested on that is otherwise now, a sentence each.
    List<String> changes(Recovery recovery) {
        var changes = new TreeSet<String>();
        grounds.forEach(ground -> ground.change(recovery.now()).ifPresent(changes::add));
        site.forEach(part -> part.changes(recovery.fleet()).forEach(changes::add));
        return List.copyOf(changes);
    }
}
