import dev.lifeboat.core.SyntheticFleet;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.readiness.FleetReadiness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The readiness of a whole fleet in a running JVM: a pass over all of it, and what one changed
/// reading costs after that, for each kind of reading; prints JSON.
///
///   HOSTS PER-HOST FILL-PERCENT RUNS
final class FleetPass {
    private static final int WARM = 6;
    private static final int CHANGES = 100;

    private final Fleet fleet;
    private final List<HostId> hosts;
    private final List<Seat> seats;
    private final Random random = new Random(20261123);
    private Readings now;
    private FleetReadiness ready;
    private Instant at = SyntheticFleet.NOW.plusSeconds(5);

    private FleetPass(Fleet fleet, Readings now) {
        this.fleet = fleet;
        this.now = now;
        this.hosts = List.copyOf(fleet.hosts().keySet());
        this.seats = List.copyOf(now.subjects(Definition.KIND));
        this.ready = FleetReadiness.of(fleet, now, Brakes.USUAL);
    }

    public static void main(String[] arguments) {
        var hosts = Integer.parseInt(arguments[0]);
        var perHost = Integer.parseInt(arguments[1]);
        var fill = Integer.parseInt(arguments[2]);
        var runs = Integer.parseInt(arguments[3]);
        var before = used();
        var site = new SyntheticFleet(7, hosts, perHost, fill);
        var fleet = site.fleet();
        var now = site.readings();
        site = null;
        var readings = used() - before;
        var pass = new FleetPass(fleet, now);
        var kept = used() - before - readings;
        System.out.printf(
                "{\"hosts\": %d, \"guests\": %d, \"fill-percent\": %d,%n \"megabytes\":"
                        + " {\"readings\": %.0f, \"readiness\": %.0f},%n",
                hosts, hosts * perHost, fill, readings / 1e6, kept / 1e6);
        pass.whole(runs);
        System.out.println(" \"one-changed-reading\": {");
        var kinds = new TreeMap<String, Function<FleetPass, Map.Entry<Key<?, ?>, Fact<?>>>>();
        kinds.put("a disk's watchers", FleetPass::watchers);
        kinds.put("a guest's definition", FleetPass::definition);
        kinds.put("a host's guests, as before", FleetPass::sameGuests);
        kinds.put("a host's guests, one started or stopped", FleetPass::otherGuests);
        kinds.put("a host's power", FleetPass::power);
        kinds.put("the blocklist", FleetPass::blocklist);
        var left = kinds.size();
        for (var kind : kinds.entrySet()) {
            System.out.println(pass.changes(kind.getKey(), kind.getValue()) + (--left > 0 ? "," : ""));
        }
        System.out.println(" }}");
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void whole(int runs) {
        var watch = new Stopwatch(WARM);
        for (var run = 0; run < WARM + runs; run++) {
            watch.lap(() -> {
                ready = FleetReadiness.of(fleet, now, Brakes.USUAL);
                ready.words(at);
            });
        }
        var counts = new TreeMap<String, Integer>();
        ready.words(at).values().forEach(word -> counts.merge("\"" + word + "\"", 1, Integer::sum));
        System.out.println(" \"words\": " + counts.toString().replace('=', ':') + ",");
        System.out.println(" \"pass\": {" + watch.json() + "},");
    }

    private String changes(
            String name, Function<FleetPass, Map.Entry<Key<?, ?>, Fact<?>>> change) {
        var watch = new Stopwatch(CHANGES / 2);
        for (var number = 0; number < CHANGES * 3 / 2; number++) {
            at = at.plusMillis(1);
            var changed = change.apply(this);
            Map<Key<?, ?>, Reading<?>> reading =
                    Map.of(
                            changed.getKey(),
                            SyntheticFleet.seen(
                                    changed.getValue(), changed.getKey().subject(), at));
            watch.lap(() -> {
                ready = ready.after(reading);
                ready.words(at);
            });
            now = now.with(reading);
        }
        var whole = FleetReadiness.of(fleet, now, Brakes.USUAL);
        if (!whole.words(at).equals(ready.words(at))) {
            throw new AssertionError("not what a whole pass finds after " + name);
        }
        for (var host : hosts.subList(0, 100)) {
            if (!whole.of(host, at).findings().equals(ready.of(host, at).findings())) {
                throw new AssertionError("not what a whole pass finds of " + host);
            }
        }
        return "  \"" + name + "\": {" + watch.json() + "}";
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Map.Entry<Key<?, ?>, Fact<?>> watchers() {
        var seat = any(seats);
        var disk = now.lastSeen(Definition.of(seat)).orElseThrow().seen().disks().getFirst();
        return Map.entry(Watchers.of(disk), new Watchers(new TreeSet<>(List.of("10.0.0.1:0/7"))));
    }

    private Map.Entry<Key<?, ?>, Fact<?>> definition() {
        var seat = any(seats);
        var old = now.lastSeen(Definition.of(seat)).orElseThrow().seen();
        var memory = SyntheticFleet.memory(random);
        return Map.entry(
                Definition.of(seat),
                new Definition(
                        old.xml(),
                        false,
                        memory,
                        2,
                        old.disks(),
                        List.of(),
                        old.users(),
                        old.needs()));
    }

    private Map.Entry<Key<?, ?>, Fact<?>> sameGuests() {
        var host = any(hosts);
        return Map.entry(
                Residents.of(host), now.lastSeen(Residents.of(host)).orElseThrow().seen());
    }

    private Map.Entry<Key<?, ?>, Fact<?>> otherGuests() {
        var host = any(hosts);
        var seen = now.lastSeen(Residents.of(host)).orElseThrow().seen();
        var guests = new TreeMap<>(seen.guests());
        var vm = any(new ArrayList<>(guests.keySet()));
        guests.computeIfPresent(
                vm,
                (_, was) ->
                        new Resident(
                                was.name(),
                                was.state().isAlive() ? RunState.SHUT_OFF : RunState.RUNNING,
                                true,
                                false,
                                was.memory(),
                                2));
        return Map.entry(Residents.of(host), new Residents(guests));
    }

    private Map.Entry<Key<?, ?>, Fact<?>> power() {
        return Map.entry(PowerState.of(any(hosts)), new PowerState(true));
    }

    private Map.Entry<Key<?, ?>, Fact<?>> blocklist() {
        var entries = new TreeMap<String, Instant>();
        entries.put("10.90.0." + random.nextInt(250) + ":0/1", at.plusSeconds(60));
        return Map.entry(Blocklist.of(SyntheticFleet.MAIN), new Blocklist(entries));
    }
}
