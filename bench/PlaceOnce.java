import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Checker;
import dev.lifeboat.core.plan.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// One placement in one process, to be measured whole: reads an input, places, writes who is where.
///
///   make FILE SEED HOSTS GUESTS FILL-PERCENT | place FILE OUT | check FILE OUT
final class PlaceOnce {
    private PlaceOnce() {}

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "make" ->
                    PlacementInput.make(
                                    Long.parseLong(arguments[2]),
                                    Integer.parseInt(arguments[3]),
                                    Integer.parseInt(arguments[4]),
                                    Integer.parseInt(arguments[5]))
                            .write(file);
            case "place" -> place(file, Path.of(arguments[2]));
            default -> check(file, Path.of(arguments[2]));
        }
    }

    private static void place(Path file, Path out) throws Exception {
        var input = PlacementInput.read(file);
        var result = Placement.over(input.rooms()).place(input.guests(), Set.of());
        var lines = new ArrayList<String>();
        result.placed()
                .forEach((vm, host) -> lines.add(vm.uuid().getLeastSignificantBits() + "\t" + host));
        Files.write(out, lines);
    }

    /// Prints how many are left out; fails when somebody is where he must not be.
    private static void check(Path file, Path out) throws Exception {
        var input = PlacementInput.read(file);
        var placed = new TreeMap<VmId, HostId>();
        for (var line : Files.readAllLines(out)) {
            var part = line.split("\t", -1);
            placed.put(new VmId(new UUID(0, Long.parseLong(part[0]))), new HostId(part[1]));
        }
        var left =
                input.guests().stream()
                        .filter(guest -> !placed.containsKey(guest.vm().id()))
                        .toList();
        var result = new Placement.Result(placed, left, Optional.empty());
        Checker.check(input.guests(), input.rooms(), Set.of(), result);
        System.out.println(left.size());
    }
}
