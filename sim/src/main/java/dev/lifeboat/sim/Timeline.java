package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/// Virtual time: what befalls the site and what is on its way to each controller, in order. Waiting
/// costs nothing.
final class Timeline {
    /// Nobody in particular: it happens to the site.
    private static final Object SITE = new Object();

    private record Due(Instant at, long order, Object to, Optional<Arrival> what, Runnable change) {
        boolean isLook() {
            return what.filter(Arrival.Looked.class::isInstance).isPresent();
        }
    }

    private final SimSite site;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final Map<Object, Queue<Arrival>> boxes = new HashMap<>();
    private long order;

    Timeline(SimSite site) {
        this.site = site;
    }

    SimSite site() {
        return site;
    }

    /// Something that will happen to the site, whoever is in charge.
    void at(Instant when, Runnable change) {
        due.add(new Due(when, order++, SITE, Optional.empty(), change));
    }

    void arrives(Instant when, Object to, Arrival what) {
        due.add(new Due(when, order++, to, Optional.of(what), () -> {}));
    }

    /// A controller has crashed: what was on its way to it is lost, what was done is done.
    void forget(Object to) {
        due.removeIf(each -> each.to().equals(to));
        boxes.remove(to);
    }

    /// Whether anything but looks is still to come.
    boolean isQuiet() {
        return due.stream().allMatch(Due::isLook);
    }

    /// The next that arrives at this controller until then; the site lives on meanwhile.
    Optional<Arrival> next(Object to, Instant until) {
        var kept = boxes.getOrDefault(to, new ArrayDeque<>()).poll();
        if (kept != null) {
            return Optional.of(kept);
        }
        var next = due.peek();
        while (next != null && !next.at().isAfter(until)) {
            due.remove();
            site.advance(next.at());
            next.change().run();
            if (next.to().equals(to) && next.what().isPresent()) {
                return next.what();
            }
            var other = next;
            next.what()
                    .ifPresent(what ->
                            boxes.computeIfAbsent(other.to(), _ -> new ArrayDeque<>()).add(what));
            next = due.peek();
        }
        site.advance(until);
        return Optional.empty();
    }
}
