package dev.lifeboat.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.SyntheticFleet;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Brakes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetReadinessTest {
    private static final int CHANGES = 80;

    private Instant at = SyntheticFleet.NOW.plusSeconds(5);
    private final Random random = new Random(20_261_123);

    private static Map<HostId, List<Finding>> all(FleetReadiness ready, Fleet fleet, Instant at) {
        var all = new TreeMap<HostId, List<Finding>>();
        fleet.hosts().keySet().forEach(host -> all.put(host, ready.of(host, at).findings()));
        return all;
    }

    private static Map<HostId, List<Finding>> oneByOne(Readings now, Fleet fleet, Instant at) {
        return oneByOne(now, fleet, Collections.emptySortedSet(), at);
    }

    private static Map<HostId, List<Finding>> oneByOne(
            Readings now, Fleet fleet, SortedSet<HostId> onto, Instant at) {
        var all = new TreeMap<HostId, List<Finding>>();
        for (var host : fleet.hosts().keySet()) {
            var recovery = Recovery.of(fleet, now, host, onto, Brakes.USUAL);
            all.put(host, Readiness.of(recovery, at).findings());
        }
        return all;
    }

    @Test
    void a_pass_onto_some_hosts_only_finds_what_is_found_one_by_one() {
        var site = new SyntheticFleet(7, 12, 6, 60);
        var onto = new TreeSet<>(List.of(site.fleet().hosts().firstKey()));
        var ready = FleetReadiness.of(site.fleet(), site.readings(), onto, Brakes.USUAL);
        assertThat(ready.words(at).values()).contains(Readiness.Word.NOT_READY);
        assertThat(all(ready, site.fleet(), at))
                .isEqualTo(oneByOne(site.readings(), site.fleet(), onto, at));
    }

    @Test
    void a_quiet_fleet_is_ready_and_all_of_it_is_looked_at() {
        var site = new SyntheticFleet(7, 12, 6, 60);
        var ready = FleetReadiness.of(site.fleet(), site.readings(), Brakes.USUAL);
        assertThat(ready.words(at).values()).containsOnly(Readiness.Word.READY).hasSize(12);
        assertThat(all(ready, site.fleet(), at))
                .isEqualTo(oneByOne(site.readings(), site.fleet(), at));
        assertThat(ready.words(at.plus(Duration.ofDays(2))).values())
                .containsOnly(Readiness.Word.UNPROVEN);
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 60", "3, 80", "4, 88", "5, 96"})
    void what_is_kept_up_to_date_is_what_a_whole_pass_would_find(long seed, int fill) {
        var site = new SyntheticFleet(seed, 10, 5, fill);
        var fleet = site.fleet();
        var now = site.readings();
        var kept = FleetReadiness.of(fleet, now, Brakes.USUAL);
        random.setSeed(seed);
        for (var change = 0; change < CHANGES; change++) {
            at = at.plusSeconds(1);
            var changed = changes(now, fleet);
            now = now.with(changed);
            kept = kept.after(changed);
            var whole = FleetReadiness.of(fleet, now, Brakes.USUAL);
            assertThat(all(kept, fleet, at))
                    .as("seed " + seed + ", change " + change + " of " + changed.keySet())
                    .isEqualTo(all(whole, fleet, at));
            assertThat(kept.words(at)).isEqualTo(whole.words(at));
            if (change % 10 == 0) {
                assertThat(all(kept, fleet, at)).isEqualTo(oneByOne(now, fleet, at));
            }
        }
    }

    /// One or a few at a time.
    private Map<Key<?, ?>, Reading<?>> changes(Readings now, Fleet fleet) {
        var changed = new TreeMap<Key<?, ?>, Reading<?>>();
        do {
            change(now, fleet, changed);
        } while (random.nextInt(4) == 0);
        return changed;
    }

    private void change(Readings now, Fleet fleet, Map<Key<?, ?>, Reading<?>> changed) {
        var host = any(fleet.hosts().keySet());
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> see(changed, Residents.of(host), residents(now, host, fleet));
            case 4 -> see(changed, HostPing.of(host), new HostPing(random.nextInt(3) > 0));
            case 5 -> changed.put(Residents.of(host), Bench.silent(at));
            case 6 -> see(changed, ReturnHold.of(host), new ReturnHold(random.nextBoolean()));
            case 7 -> {
                if (random.nextInt(3) == 0) {
                    changed.put(Inventory.of(host), Bench.silent(at));
                } else {
                    see(changed, Inventory.of(host), inventory());
                }
            }
            case 8 -> disk(changed, any(now.subjects(Watchers.KIND)));
            case 9 -> definition(now, changed, any(now.subjects(Definition.KIND)));
            case 10 -> own(changed, host);
            default -> cluster(now, changed);
        }
    }

    private <T> T any(Set<T> all) {
        return new ArrayList<>(all).get(random.nextInt(all.size()));
    }

    private <F extends Fact<S>, S extends Subject> void see(
            Map<Key<?, ?>, Reading<?>> changed, Key<F, S> key, F fact) {
        changed.put(key, SyntheticFleet.seen(fact, key.subject(), at));
    }

    /// A guest is started, stopped, undefined or defined, here or where it is elsewhere as well.
    private Residents residents(Readings now, HostId host, Fleet fleet) {
        var guests = new TreeMap<VmId, Resident>();
        now.lastSeen(Residents.of(host)).ifPresent(seen -> guests.putAll(seen.seen().guests()));
        var vm = random.nextInt(3) > 0 && !guests.isEmpty() ? any(guests.keySet()) : any(now);
        if (random.nextInt(4) == 0) {
            guests.remove(vm);
        } else {
            var memory = SyntheticFleet.memory(random);
            var state = random.nextInt(3) == 0 ? RunState.SHUT_OFF : RunState.RUNNING;
            var autostart = random.nextInt(10) == 0;
            var name = fleet.vm(vm).name();
            guests.put(vm, new Resident(name, state, true, autostart, memory, 2));
        }
        return new Residents(guests);
    }

    private VmId any(Readings now) {
        return any(now.subjects(Definition.KIND)).vm();
    }

    private Inventory inventory() {
        var has = new TreeSet<>(Set.of("bridge br0", "bridge br7", "cpu host-model"));
        if (random.nextBoolean()) {
            has.remove(any(Set.copyOf(has)));
        }
        return new Inventory(has);
    }

    private void disk(Map<Key<?, ?>, Reading<?>> changed, Image image) {
        if (random.nextBoolean()) {
            see(changed, LockOwners.of(image), new LockOwners(new TreeSet<>()));
        } else {
            see(changed, Watchers.of(image), new Watchers(new TreeSet<>(Set.of("10.0.0.1:0/7"))));
        }
    }

    private void definition(Readings now, Map<Key<?, ?>, Reading<?>> changed, Seat seat) {
        var old = now.lastSeen(Definition.of(seat)).orElseThrow().seen();
        see(
                changed,
                Definition.of(seat),
                new Definition(
                        old.xml(),
                        false,
                        SyntheticFleet.memory(random),
                        2,
                        old.disks(),
                        random.nextInt(5) == 0 ? List.of("/var/lib/images/a") : List.of(),
                        old.users(),
                        inventory().has()));
    }

    private void own(Map<Key<?, ?>, Reading<?>> changed, HostId host) {
        switch (random.nextInt(4)) {
            case 0 -> see(changed, PowerState.of(host), new PowerState(random.nextBoolean()));
            case 2 -> {
                var there = Verdict.of(random.nextBoolean(), "boots", "lacks mpt3sas");
                see(changed, BootImage.of(host), QuietDay.boots(host, there));
            }
            case 1 -> changed.put(Uplink.of(host), Bench.silent(at));
            default -> {
                var since = new TreeSet<>(Set.of("upgrade udev 252 -> 253"));
                see(changed, SinceBoot.of(host), new SinceBoot(at, "6.1", "a PC", true, since));
            }
        }
    }

    private void cluster(Readings now, Map<Key<?, ?>, Reading<?>> changed) {
        if (random.nextBoolean()) {
            var active = 500 + random.nextInt(13);
            var health = new CephHealth(512, active, 0, List.of());
            see(changed, CephHealth.of(SyntheticFleet.MAIN), health);
            return;
        }
        var image = any(now.subjects(Watchers.KIND));
        var entries = new TreeMap<String, Instant>();
        now.lastSeen(Watchers.of(image))
                .ifPresent(open ->
                        open.seen()
                                .addresses()
                                .forEach(who -> entries.put(who, at.plusSeconds(3600))));
        see(changed, Blocklist.of(SyntheticFleet.MAIN), new Blocklist(entries));
    }
}
