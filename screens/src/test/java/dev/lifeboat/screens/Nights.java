package dev.lifeboat.screens;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.plan.CannotSpeak;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.SimPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Simulated nights to make screens of.
final class Nights {
    static final ZoneId LOCAL = ZoneId.of("Europe/Berlin");
    static final Page PAGE = Page.plain(LOCAL);

    /// The storage half of 2019, as the simulator's own scenario has it.
    static final String KCT09 = "001-kct09-storage-half";

    /// All of 2019: the drives move to a spare chassis, hands are needed, somebody is wrong.
    static final String WHOLE_NIGHT = "002-kct09-the-whole-night";

    /// The BMC is dead, and the operator cuts the switch port.
    static final String BMC_DEAD = "bmc-dead";

    /// A host that carries Ceph daemons, guests that do not fit, are off, or live on a local disk.
    static final String CROWDED = "crowded";

    static final SortedSet<HostId> DEAD = new TreeSet<>(Set.of(new HostId("kct09")));

    static final List<String> EVACUATIONS = List.of(KCT09, BMC_DEAD, CROWDED);

    static final List<String> ALL = List.of(KCT09, WHOLE_NIGHT, BMC_DEAD, CROWDED);

    /// The storage half of 2019 at its beginning.
    static Night begun() throws IOException {
        var folder = Path.of("../sim/scenarios", KCT09);
        var night =
                Night.of(
                        Files.readString(folder.resolve("site.yaml")),
                        Files.readString(folder.resolve("events.txt")));
        var _ = night.begin();
        return night;
    }

    /// One entry of the journal, and all that was known when it was written.
    record Moment(Entry entry, Run run, Snapshot known) {}

    /// A whole night.
    record Lived(
            RunId id,
            Fleet fleet,
            Plan plan,
            Snapshot before,
            Snapshot after,
            Instant lookedAt,
            List<Entry> journal,
            List<Moment> moments) {
        Moment last() {
            return moments.getLast();
        }

        List<Entry> journalTo(Moment moment) {
            return journal.subList(0, journal.indexOf(moment.entry()) + 1);
        }

        /// A plan's id is a fingerprint of all of it; what is shown should change only where what
        /// is said changes.
        String steady(String text) {
            return text.replace(plan.id(), "7c1f");
        }

        Instant end() {
            return last().entry().at();
        }
    }

    private Nights() {}

    static Lived live(String name) throws IOException {
        var night = Night.of(read(name, "site.yaml"), read(name, "events.txt"));
        var id = night.begin();
        var before = night.known();
        var moments = new ArrayList<Moment>();
        Watcher watcher = (entry, run, known) -> moments.add(new Moment(entry, run, known));
        night.carryOut(id, watcher);
        var plan = night.journal().plan(id).orElseThrow();
        var last = (Readings) moments.getLast().known();
        return new Lived(
                id,
                night.site().fleet(),
                plan,
                before,
                lookAgain(night, plan, last),
                night.site().now(),
                night.journal().read(id),
                moments);
    }

    static Roll rollBefore(Lived night) {
        return Roll.call(
                night.fleet(), DEAD, guests(night.plan()), night.before(), night.plan().seen());
    }

    static Roll rollAfter(Lived night) {
        return Roll.call(night.last().run(), night.fleet(), night.after(), night.lookedAt());
    }

    private static SortedSet<VmId> guests(Plan plan) {
        var guests = new TreeSet<>(plan.moves().keySet());
        plan.refusals().forEach(refusal -> guests.add(refusal.vm()));
        return guests;
    }

    /// What a muster after the run looks at.
    private static Snapshot lookAgain(Night night, Plan plan, Readings known) {
        var keys = new TreeSet<Key<?, ?>>();
        DEAD.forEach(host -> keys.addAll(new CannotSpeak(host).asks()));
        night.site().fleet().hosts().keySet().forEach(host -> keys.add(Residents.of(host)));
        guests(plan)
                .forEach(vm -> {
                    var host = plan.moves().get(vm);
                    keys.add(GuestPing.of(vm));
                    if (host != null) {
                        var seat = new Seat(vm, host);
                        keys.addAll(Muster.asks(seat, Muster.disks(seat, known)));
                    }
                });
        var eyes = new Eyes(night.site().fleet(), SimPorts.of(night.site()));
        var seen = new TreeMap<Key<?, ?>, Reading<?>>();
        for (var key : keys) {
            if (!key.kind().isHistory()) {
                seen.put(key, eyes.look(key));
            }
        }
        return known.with(seen);
    }

    static String read(String name, String file) throws IOException {
        var folder =
                Files.isDirectory(Path.of("../sim/scenarios", name))
                        ? Path.of("../sim/scenarios", name)
                        : Path.of("src/test/resources/nights", name);
        return Files.readString(folder.resolve(file));
    }
}
