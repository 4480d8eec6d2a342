import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.plan.Checker;
import dev.lifeboat.core.plan.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Placements in a running JVM, as `lifeboat serve` would make them: prints JSON.
///
///   plan HOSTS GUESTS FILL-PERCENT RUNS      all guests at once
///   n+1  HOSTS PER-HOST FILL-PERCENT RUNS    the guests of each host on all the others
final class PlaceMany {
    /// Before anything is measured: the compiler has seen all by then.
    private static final int WARM = 12;

    private static final long SEED = 20261123;

    private PlaceMany() {}

    public static void main(String[] arguments) {
        var hosts = Integer.parseInt(arguments[1]);
        var guests = Integer.parseInt(arguments[2]);
        var fill = Integer.parseInt(arguments[3]);
        var runs = Integer.parseInt(arguments[4]);
        if (arguments[0].equals("plan")) {
            plan(PlacementInput.make(SEED, hosts, guests, fill), fill, runs);
        } else {
            eachAlone(hosts, guests, fill, runs);
        }
    }

    private static void plan(PlacementInput input, int fill, int runs) {
        var result = Placement.over(input.rooms()).place(input.guests(), Set.of());
        Checker.check(input.guests(), input.rooms(), Set.of(), result);
        var watch = new Stopwatch(WARM);
        for (var run = 0; run < WARM + runs; run++) {
            watch.lap(() -> Placement.over(input.rooms()).place(input.guests(), Set.of()));
        }
        System.out.printf(
                "{\"guests\": %d, \"hosts\": %d, \"fill-percent\": %d, \"left-out\": %d,"
                        + " \"left-out-by-plain-best-fit\": %d, \"checked\": true, %s}%n",
                input.guests().size(),
                input.rooms().size(),
                fill,
                result.left().size(),
                Checker.leftByBestFit(input.guests(), input.rooms(), Set.of()),
                watch.json());
    }

    /// Each host runs as many guests, and has room for some more: for the share of those of a mean
    /// host, spread over all others, that the percentage says.
    private static void eachAlone(int hosts, int perHost, int fill, int runs) {
        var input = PlacementInput.make(SEED, hosts, hosts * perHost, 100);
        var guests = new TreeMap<HostId, List<Placement.Guest>>();
        var rooms = new ArrayList<Placement.Room>();
        for (var number = 0; number < hosts; number++) {
            var room = input.rooms().get(number);
            var memory = new MebiBytes(room.memory().count() * (100 - fill) / 100);
            rooms.add(new Placement.Room(room.host(), memory, room.has(), room.keptApart()));
            var from = number * perHost;
            guests.put(room.host(), input.guests().subList(from, from + perHost));
        }
        var results = eachAlone(guests, rooms);
        var result = results.iterator();
        guests.forEach((host, its) -> Checker.check(its, rooms, Set.of(host), result.next()));
        var watch = new Stopwatch(WARM);
        for (var run = 0; run < WARM + runs; run++) {
            watch.lap(() -> eachAlone(guests, rooms));
        }
        var left = results.stream().mapToLong(each -> each.left().size()).sum();
        var without = results.stream().filter(each -> !each.left().isEmpty()).count();
        System.out.printf(
                "{\"hosts\": %d, \"guests-each\": %d, \"fill-percent\": %d, \"hosts-not-covered\":"
                        + " %d, \"left-out\": %d, \"checked\": true, %s}%n",
                hosts, perHost, fill, without, left, watch.json());
    }

    private static List<Placement.Result> eachAlone(
            Map<HostId, List<Placement.Guest>> guests, List<Placement.Room> rooms) {
        var results = new ArrayList<Placement.Result>();
        var placement = Placement.over(rooms);
        guests.forEach((host, its) -> results.add(placement.place(its, Set.of(host))));
        return results;
    }
}
