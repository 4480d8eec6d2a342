package dev.lifeboat.server;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Lane;
import dev.lifeboat.core.control.Relics;
import dev.lifeboat.core.control.Rota;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Keeps looking at a site, turn by turn. Belongs to one thread; the looks have their own.
public final class Looking {
    /// It costs seconds on a large site.
    private static final Duration FORGETS_EVERY = Duration.ofDays(1);

    private final Station station;
    private final Rota rota;
    private final BlockingQueue<Map<Key<?, ?>, Reading<?>>> answers = new LinkedBlockingQueue<>();
    private SortedSet<Key<?, ?>> sweep = new TreeSet<>();
    private Readings known;
    private Eyes eyes;
    private Instant forgets = Instant.MIN;

    /// What a turn has brought.
    ///
    /// @param changed with what follows from it
    /// @param swept everybody's pings are among it
    public record Seen(Map<Key<?, ?>, Reading<?>> changed, boolean swept) {}

    /// @param atMost no reading is left to grow older, as far as the budget goes
    /// @param before what was known already
    public Looking(Station station, Duration atMost, Readings before) {
        this.station = station;
        this.rota = new Rota(station.site().looking(), atMost);
        this.known = before;
        this.eyes = eyes();
        want(new Survey(station.fleet(before), Collections.emptySet()).everything(before));
    }

    private Eyes eyes() {
        return new Eyes(station.fleet(known), station.ports());
    }

    public Readings known() {
        return known;
    }

    /// What is to be kept fresh from now on.
    public void want(SortedSet<Key<?, ?>> keys) {
        sweep =
                keys.stream()
                        .filter(key -> Lane.of(key).kind() == Lane.Kindred.PINGS)
                        .collect(Collectors.toCollection(TreeSet::new));
        rota.want(keys);
    }

    /// What the budget of the site file is too small for.
    public List<Rota.Shortfall> shortfalls() {
        return rota.shortfalls();
    }

    /// Looks again soon at who is silent and, before all else, at what tells what became of these.
    ///
    /// @param suspects hosts that seem to be dead
    public void again(SortedSet<HostId> suspects, Instant by) {
        rota.soon(sweep, by);
        for (var host : suspects) {
            rota.soon(List.of(PowerState.of(host)), Instant.MIN);
            for (var vm : station.guestsOf(known, host)) {
                known.lastSeen(Definition.of(new Seat(vm, host)))
                        .ifPresent(seen ->
                                rota.soon(
                                        seen.seen().disks().stream().map(Watchers::of).toList(),
                                        Instant.MIN));
            }
        }
    }

    /// Begins what is due, and waits until something was seen, something else is due, or the time
    /// is over.
    public Seen turn(Duration atMost) throws InterruptedException {
        var at = station.clock().instant();
        rota.begin(at).forEach(this::begin);
        var due = rota.next().map(next -> Duration.between(at, next)).orElse(atMost);
        var wait = due.compareTo(atMost) < 0 ? due : atMost;
        var changed = new TreeMap<Key<?, ?>, Reading<?>>();
        var look = answers.poll(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
        while (look != null) {
            rota.ended(look);
            changed.putAll(look);
            look = answers.poll();
        }
        return saw(changed);
    }

    /// What somebody else has seen meanwhile.
    public Seen saw(Map<Key<?, ?>, Reading<?>> looked) {
        var changed = new TreeMap<>(looked);
        var before = known;
        known = known.with(changed);
        if (changed.entrySet().stream().anyMatch(each -> isOtherwise(each, before))) {
            eyes = eyes();
        }
        var swept = changed.keySet().stream().anyMatch(key -> key.kind().equals(HostPing.KIND));
        if (swept) {
            changed.putAll(silence());
            known = known.with(changed);
            forget();
        }
        return new Seen(changed, swept);
    }

    private void forget() {
        var at = station.clock().instant();
        if (!at.isBefore(forgets)) {
            forgets = at.plus(FORGETS_EVERY);
            known = Relics.without(known, station.site().hosts().keySet(), at);
        }
    }

    /// Who does not answer is not asked for anything else; who does is remembered as usual.
    private Map<Key<?, ?>, Reading<?>> silence() {
        var silent = station.silent(known);
        rota.rest(silent.stream().map(Lane::host).collect(Collectors.toSet()));
        var follows = new TreeMap<>(new Survey(station.site().fleet(), silent).notAsked(known));
        follows.putAll(Survey.baselines(known));
        return follows;
    }

    /// Whether it says of other guests than before, which have to be known by name and address.
    private static boolean isOtherwise(Map.Entry<Key<?, ?>, Reading<?>> seen, Readings before) {
        return seen.getKey().subject() instanceof HostId host
                && seen.getValue() instanceof Reading.Known<?>(Residents now, _, _, _)
                && !before.lastSeen(Residents.of(host))
                        .map(then -> names(then.seen().guests()))
                        .filter(names(now.guests())::equals)
                        .isPresent();
    }

    private static Map<VmId, String> names(SortedMap<VmId, Resident> guests) {
        return guests.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().name()));
    }

    private void begin(SortedSet<Key<?, ?>> look) {
        var by = eyes;
        Thread.ofVirtual()
                .name("look " + look.first())
                .start(() -> answers.add(station.surveyor().look(by, look)));
    }
}
