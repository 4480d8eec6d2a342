import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Guests to be placed and rooms to place them in, the same for everybody who is measured: made from
/// a seed, or read from a file.
///
/// Guests of 1 to 64 GiB, a tenth of them in sets of four that are kept apart, half of them with
/// needs that only some rooms meet; rooms of which some are nearly full and some nearly empty.
record PlacementInput(List<Placement.Guest> guests, List<Placement.Room> rooms) {
    private static final long[] SIZES = {1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 16, 64};

    static PlacementInput make(long seed, int hosts, int guests, int fillPercent) {
        var random = new Random(seed);
        var all = new ArrayList<Placement.Guest>();
        var wanted = 0L;
        for (var i = 0; i < guests; i++) {
            var memory = 1024 * SIZES[random.nextInt(SIZES.length)] - random.nextInt(256);
            wanted += memory;
            var needs = new TreeSet<>(Set.of("bridge br0"));
            if (random.nextInt(10) < 4) {
                needs.add("cpu EPYC");
            }
            if (random.nextInt(10) < 2) {
                needs.add("bridge br7");
            }
            var apart = i % 10 == 0 ? "set-" + i / 40 : "";
            all.add(guest(i, 1 + random.nextInt(9), memory, needs, apart));
        }
        var rooms = new ArrayList<Placement.Room>();
        var mean = wanted * 100 / fillPercent / hosts;
        for (var i = 0; i < hosts; i++) {
            var has = new TreeSet<>(Set.of("bridge br0"));
            if (random.nextInt(10) < 7) {
                has.add("cpu EPYC");
            }
            if (random.nextInt(10) < 9) {
                has.add("bridge br7");
            }
            var memory = new MebiBytes(mean / 4 + random.nextLong(mean * 3 / 2));
            rooms.add(new Placement.Room(host(i), memory, has, new TreeSet<>()));
        }
        return new PlacementInput(all, rooms);
    }

    private static HostId host(int number) {
        return new HostId("host%05d".formatted(number));
    }

    private static Placement.Guest guest(
            int number, int priority, long memory, TreeSet<String> needs, String apart) {
        var vm =
                new Vm(
                        new VmId(new UUID(0, number)),
                        "guest" + number,
                        priority,
                        Optional.empty(),
                        new TreeSet<>(),
                        Optional.of(apart).filter(group -> !group.isEmpty()));
        return new Placement.Guest(vm, new MebiBytes(memory), needs);
    }

    void write(Path file) throws IOException {
        var lines = new ArrayList<String>();
        for (var room : rooms) {
            lines.add("room\t" + room.memory().count() + "\t" + String.join(",", room.has()));
        }
        for (var guest : guests) {
            lines.add(
                    "guest\t%d\t%s\t%d\t%s"
                            .formatted(
                                    guest.memory().count(),
                                    String.join(",", guest.needs()),
                                    guest.vm().priority(),
                                    guest.vm().keepApart().orElse("")));
        }
        Files.write(file, lines);
    }

    static PlacementInput read(Path file) throws IOException {
        var guests = new ArrayList<Placement.Guest>();
        var rooms = new ArrayList<Placement.Room>();
        for (var line : Files.readAllLines(file)) {
            var part = line.split("\t", -1);
            var memory = Long.parseLong(part[1]);
            var things = new TreeSet<>(List.of(part[2].split(",")));
            if (part[0].equals("room")) {
                var host = host(rooms.size());
                rooms.add(
                        new Placement.Room(host, new MebiBytes(memory), things, new TreeSet<>()));
            } else {
                var priority = Integer.parseInt(part[3]);
                guests.add(guest(guests.size(), priority, memory, things, part[4]));
            }
        }
        return new PlacementInput(guests, rooms);
    }
}
