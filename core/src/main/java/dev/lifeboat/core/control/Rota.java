package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Whose turn it is to be looked at: each reading is asked for again before it is too old to lean
/// on, as far as the budget of whom it asks goes. Where that does not go far enough, whoever has
/// been due for longest comes first, so that nothing is forgotten.
///
/// Belongs to one loop, which makes the looks that [#begin] gives and reports each by [#ended].
public final class Rota {
    /// Most looks start a program here, and 64 may run at once: some are left to runs and people.
    static final int LOOKS_AT_ONCE = 48;

    /// Those who were slow the last time share this many, so that a rack of hosts that hang leaves
    /// the rest to the others.
    static final int SLOW_AT_ONCE = 12;

    /// A healthy answer, of a loaded host too, comes sooner.
    static final Duration SLOW = Duration.ofSeconds(2);

    /// What never grows stale, such as a host's own identity, is compared with what it is now.
    private static final Duration HISTORY_AGAIN = Duration.ofMinutes(10);

    /// What could not be seen is tried again this soon, if it is not due sooner.
    private static final Duration UNKNOWN_AGAIN = Duration.ofSeconds(30);

    /// A look is begun when this much of a reading's time is over, so that its answer comes in
    /// time: at 4 of 5.
    private static final int FIFTHS = 4;

    /// Before all that was looked at before, and after what is needed before all others.
    private static final Instant NEW = Instant.MIN.plusSeconds(1);

    /// A budget that is too small. Of pings, which have none, a sweep that takes longer than what
    /// it says is good for.
    ///
    /// @param wanted calls per second that would keep all fresh
    /// @param round how long it takes to look at each once
    public record Shortfall(Lane lane, long looks, double wanted, double budget, Duration round) {}

    private static final Comparator<Turns> ORDER =
            Comparator.comparing(Turns::next).thenComparing(Turns::lane);

    private final Budget budget;
    private final Duration atMost;

    /// When each is due; [Instant#MAX] while it is looked at.
    private final Map<Key<?, ?>, Instant> due = new HashMap<>();

    private final SortedMap<Lane, Turns> lanes = new TreeMap<>();
    private final TreeSet<Turns> next = new TreeSet<>(ORDER);
    private final TreeSet<Turns> nextSlow = new TreeSet<>(ORDER);
    private Set<Lane> resting = Set.of();
    private int underWay;
    private int slowUnderWay;

    /// How long the last one took.
    private Duration sweep = Duration.ZERO;

    /// @param atMost no reading is left to grow older, however long its kind is fresh
    public Rota(Budget budget, Duration atMost) {
        this.budget = budget;
        this.atMost = atMost;
    }

    /// What is to be kept fresh from now on. What is new comes before what was looked at before: a
    /// budget that is too small may make that older, but of what was never seen nothing is known.
    public void want(SortedSet<Key<?, ?>> keys) {
        for (var key : keys) {
            if (!due.containsKey(key)) {
                put(key, NEW);
            }
        }
        if (due.size() > keys.size()) {
            List.copyOf(due.keySet()).stream()
                    .filter(key -> !keys.contains(key))
                    .forEach(this::drop);
        }
    }

    private void drop(Key<?, ?> key) {
        var at = due.remove(key);
        if (at != null) {
            change(Lane.of(key), turns -> turns.remove(key, at));
        }
    }

    private void put(Key<?, ?> key, Instant at) {
        due.put(key, at);
        change(Lane.of(key), turns -> turns.add(key, at));
    }

    /// These are due by then. [Instant#MIN]: before all others of their lanes.
    public void soon(Collection<? extends Key<?, ?>> keys, Instant by) {
        for (var key : keys) {
            var at = due.get(key);
            if (at != null && at.isAfter(by) && at.isBefore(Instant.MAX)) {
                drop(key);
                put(key, by);
            }
        }
    }

    /// Lanes that are left alone from now on, such as hosts that do not answer ping.
    public void rest(Set<Lane> silent) {
        var before = resting;
        resting = Set.copyOf(silent);
        var changed = new TreeSet<>(before);
        changed.addAll(resting);
        changed.removeIf(lane -> before.contains(lane) == resting.contains(lane));
        changed.forEach(lane -> change(lane, _ -> {}));
    }

    /// The looks whose turn it is; each may be made beside the others.
    public List<SortedSet<Key<?, ?>>> begin(Instant at) {
        var looks = new ArrayList<SortedSet<Key<?, ?>>>();
        for (var turn = turn(at); turn.isPresent(); turn = turn(at)) {
            change(
                    turn.get().lane(),
                    turns -> {
                        var look = turns.take(at);
                        look.forEach(key -> due.put(key, Instant.MAX));
                        looks.add(look);
                    });
        }
        return looks;
    }

    private Optional<Turns> turn(Instant at) {
        return first().filter(turns -> !turns.next().isAfter(at));
    }

    private Optional<Turns> first() {
        if (underWay >= LOOKS_AT_ONCE) {
            return Optional.empty();
        }
        var usual = next.isEmpty() ? Optional.<Turns>empty() : Optional.of(next.getFirst());
        if (nextSlow.isEmpty() || slowUnderWay >= SLOW_AT_ONCE) {
            return usual;
        }
        var slow = nextSlow.getFirst();
        return usual.isPresent() && ORDER.compare(usual.get(), slow) < 0
                ? usual
                : Optional.of(slow);
    }

    /// When a look may be begun, if none ends before; empty: not before one ends.
    public Optional<Instant> next() {
        return first().map(Turns::next);
    }

    /// What a look has seen.
    public void ended(Map<Key<?, ?>, Reading<?>> look) {
        var lane = Lane.of(look.keySet().iterator().next());
        // A sweep of pings waits for the silent, and tells that hosts have died: it never stands
        // behind those that hang.
        var slow =
                lane.kind() != Lane.Kindred.PINGS && look.values().stream().anyMatch(Rota::isSlow);
        change(lane, turns -> turns.ended(slow));
        if (lane.kind() == Lane.Kindred.PINGS) {
            sweep = took(look.values().iterator().next());
        }
        look.forEach((key, reading) -> {
            if (Instant.MAX.equals(due.get(key))) {
                put(key, again(key.kind(), reading));
            }
        });
    }

    private static boolean isSlow(Reading<?> reading) {
        return took(reading).compareTo(SLOW) > 0;
    }

    private static Duration took(Reading<?> reading) {
        return Duration.between(reading.asked(), reading.answered());
    }

    private Instant again(Kind<?, ?> kind, Reading<?> reading) {
        var within = within(kind);
        var soonest = reading.isKnown() ? within : min(within, UNKNOWN_AGAIN);
        return reading.asked().plus(soonest.multipliedBy(FIFTHS).dividedBy(5));
    }

    private Duration within(Kind<?, ?> kind) {
        return min(atMost, kind.isHistory() ? HISTORY_AGAIN : kind.freshFor());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Where the budget does not go far enough for all to be kept fresh.
    public List<Shortfall> shortfalls() {
        var looks = new TreeMap<Lane, Long>();
        var rates = new TreeMap<Lane, Double>();
        for (var key : due.keySet()) {
            var lane = Lane.of(key);
            looks.merge(lane, 1L, Long::sum);
            if (lane.kind() != Lane.Kindred.PINGS) {
                rates.merge(lane, 5e3 / FIFTHS / within(key.kind()).toMillis(), Double::sum);
            }
        }
        var found = new ArrayList<Shortfall>();
        rates.forEach((lane, wanted) -> {
            var may = budget.callsPerSecond(lane);
            if (wanted > may) {
                var round = budget.between(lane).multipliedBy(looks.getOrDefault(lane, 0L));
                found.add(new Shortfall(lane, looks.getOrDefault(lane, 0L), wanted, may, round));
            }
        });
        if (sweep.compareTo(HostPing.KIND.freshFor()) > 0) {
            var lane = new Lane(Lane.Kindred.PINGS, "");
            found.add(new Shortfall(lane, looks.getOrDefault(lane, 0L), 0, 0, sweep));
        }
        return found;
    }

    /// Does something to the turns of a lane, and puts it where it belongs then.
    private void change(Lane lane, Consumer<Turns> what) {
        var turns = lanes.computeIfAbsent(lane, it -> new Turns(it, budget));
        count(turns, -1);
        if (turns.hasTurn()) {
            next.remove(turns);
            nextSlow.remove(turns);
        }
        what.accept(turns);
        count(turns, 1);
        if (turns.hasTurn() && !resting.contains(lane)) {
            (turns.isSlow() ? nextSlow : next).add(turns);
        }
    }

    private void count(Turns turns, int sign) {
        underWay += sign * turns.underWay();
        slowUnderWay += turns.isSlow() ? sign * turns.underWay() : 0;
    }
}
