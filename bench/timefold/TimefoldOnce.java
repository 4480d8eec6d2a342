import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicType;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The same placement by Timefold's construction heuristic, first fit decreasing, and nothing after
/// it: reads an input, places, writes who is where.
///
///   FILE OUT
public final class TimefoldOnce {
    private TimefoldOnce() {}

    public record Room(String host, long memory, Set<String> has) {}

    @PlanningEntity(difficultyComparatorClass = ByMemory.class)
    public static class Guest {
        @PlanningId public long id;
        public long memory;
        public Set<String> needs = Set.of();
        public String apart = "";

        @PlanningVariable(allowsUnassigned = true)
        public Room room;

        public Room getRoom() {
            return room;
        }

        public void setRoom(Room to) {
            room = to;
        }
    }

    public static class ByMemory implements Comparator<Guest> {
        @Override
        public int compare(Guest one, Guest other) {
            return Long.compare(one.memory, other.memory);
        }
    }

    @PlanningSolution
    public static class Site {
        @ProblemFactCollectionProperty @ValueRangeProvider public List<Room> rooms;
        @PlanningEntityCollectionProperty public List<Guest> guests;
        @PlanningScore public HardMediumSoftLongScore score;
    }

    public static class Rules implements ConstraintProvider {
        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(Guest.class)
                        .groupBy(
                                Guest::getRoom,
                                ConstraintCollectors.sumLong(guest -> guest.memory))
                        .filter((room, memory) -> memory > room.memory())
                        .penalizeLong(
                                HardMediumSoftLongScore.ONE_HARD,
                                (room, memory) -> memory - room.memory())
                        .asConstraint("memory"),
                factory.forEach(Guest.class)
                        .filter(guest -> !guest.room.has().containsAll(guest.needs))
                        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, guest -> guest.memory)
                        .asConstraint("needs"),
                factory.forEach(Guest.class)
                        .filter(guest -> !guest.apart.isEmpty())
                        .join(
                                Guest.class,
                                Joiners.equal(guest -> guest.apart),
                                Joiners.equal(Guest::getRoom),
                                Joiners.lessThan(guest -> guest.id))
                        .penalizeLong(
                                HardMediumSoftLongScore.ONE_HARD, (one, other) -> one.memory)
                        .asConstraint("apart"),
                factory.forEachIncludingUnassigned(Guest.class)
                        .filter(guest -> guest.room == null)
                        .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, guest -> 1)
                        .asConstraint("left out"),
            };
        }
    }

    public static void main(String[] arguments) throws Exception {
        var site = read(Path.of(arguments[0]));
        var phase =
                new ConstructionHeuristicPhaseConfig()
                        .withConstructionHeuristicType(
                                ConstructionHeuristicType.FIRST_FIT_DECREASING);
        var config =
                new SolverConfig()
                        .withSolutionClass(Site.class)
                        .withEntityClasses(Guest.class)
                        .withConstraintProviderClass(Rules.class)
                        .withPhases(phase);
        var solved = SolverFactory.<Site>create(config).buildSolver().solve(site);
        var lines = new ArrayList<String>();
        for (var guest : solved.guests) {
            if (guest.room != null) {
                lines.add(guest.id + "\t" + guest.room.host());
            }
        }
        Files.write(Path.of(arguments[1]), lines);
    }

    private static Site read(Path file) throws Exception {
        var site = new Site();
        site.rooms = new ArrayList<>();
        site.guests = new ArrayList<>();
        for (var line : Files.readAllLines(file)) {
            var part = line.split("\t", -1);
            var memory = Long.parseLong(part[1]);
            var things = Set.of(part[2].split(","));
            if (part[0].equals("room")) {
                var host = "host%05d".formatted(site.rooms.size());
                site.rooms.add(new Room(host, memory, things));
            } else {
                var guest = new Guest();
                guest.id = site.guests.size();
                guest.memory = memory;
                guest.needs = things;
                guest.apart = part[4];
                site.guests.add(guest);
            }
        }
        return site;
    }
}
