package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Plans a drill that boots clones of a host's guests where they would go, each in a network that
/// nothing leaves.
public final class RestartDrill {
    /// Of guests that are alike one is tried, and of kinds that are not so many: each costs the
    /// cluster a snapshot and its target the memory of a guest.
    private static final int AT_MOST = 4;

    /// Of an image that is to be cloned, while one living client answers for it.
    private static final List<String> NEEDED = List.of(ImageInfo.EXCLUSIVE_LOCK, "layering");

    /// Two boot side by side without slowing each other down much.
    private static final Pace PACE = new Pace(2, Duration.ZERO);

    /// What a drill is to try.
    ///
    /// @param moves where the guests of the host would go
    /// @param guests empty: one of each kind
    /// @param hindrances what in a definition stands against a stunt of it
    public record Wish(
            HostId host,
            SortedMap<VmId, HostId> moves,
            SortedSet<VmId> guests,
            Function<Definition, List<String>> hindrances) {}

    /// Guests that go to one host and ask the same of it: what one shows counts for all, as far as
    /// the host is concerned.
    private record Kind(HostId target, SortedSet<String> needs) {}

    private final Fleet fleet;
    private final Snapshot now;
    private final Wish wish;
    private final Instant at;
    private final List<Refusal> refusals = new ArrayList<>();

    private RestartDrill(Fleet fleet, Snapshot now, Wish wish, Instant at) {
        this.fleet = fleet;
        this.now = now;
        this.wish = wish;
        this.at = at;
    }

    /// @param at names what is made
    public static Plan plan(Fleet fleet, Snapshot now, Wish wish, Instant at) {
        return new RestartDrill(fleet, now, wish, at).plan();
    }

    /// What must be looked at before it can be planned: who has the guests' images.
    public static SortedSet<Key<?, ?>> asks(Snapshot now, HostId host, Collection<VmId> guests) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var vm : guests) {
            now.lastSeen(Definition.of(new Seat(vm, host)))
                    .ifPresent(known ->
                            known.seen()
                                    .disks()
                                    .forEach(disk -> {
                                        keys.add(ImageInfo.of(disk));
                                        keys.add(LockOwners.of(disk));
                                        keys.add(Watchers.of(disk));
                                    }));
        }
        return keys;
    }

    private Plan plan() {
        var tried = wish.guests().isEmpty() ? oneOfEachKind() : able(wish.guests());
        var onto = new TreeSet<HostId>();
        var clusters = new TreeSet<ClusterId>();
        var lanes = new ArrayList<Lane>();
        for (var vm : tried) {
            onto.add(target(vm));
            definition(vm).orElseThrow().disks().forEach(disk -> clusters.add(disk.cluster()));
            lanes.add(lane(lanes.size() + 1, vm));
        }
        var goal = new Goal.Drill(Goal.Drill.Kind.RESTART, wish.host(), onto);
        var phases =
                List.of(
                        Phase.inTurn(
                                "1",
                                "preflight",
                                clusters.stream().map(RestartDrill::preflight).toList()),
                        new Phase(
                                "2",
                                "boot clones of guests",
                                lanes,
                                PACE,
                                new TreeSet<>(List.of("1")),
                                Phase.Begins.WHEN_OVER));
        return new Plan(
                Fingerprint.of(goal, at, phases),
                goal,
                at,
                phases,
                new TreeMap<>(),
                refusals,
                List.of());
    }

    private static Lane preflight(ClusterId cluster) {
        var lane = "1." + cluster;
        var serves = new Confirm(new StepId(lane, "serves"), new CephServes(cluster), Limits.USUAL);
        return new Lane(lane, cluster.name(), Optional.empty(), List.of(serves));
    }

    /// The smallest of each kind, the kinds of most guests first.
    private List<VmId> oneOfEachKind() {
        var kinds = new ArrayList<>(kinds(able(wish.moves().keySet())));
        kinds.sort(Comparator.comparingInt(alike -> -alike.size()));
        var tried = new ArrayList<VmId>();
        for (var alike : kinds) {
            var first =
                    alike.stream()
                            .min(Comparator.comparing(vm -> definition(vm).orElseThrow().memory()))
                            .orElseThrow();
            var enough = tried.size() == AT_MOST;
            if (!enough) {
                tried.add(first);
            }
            for (var vm : alike) {
                if (enough) {
                    leave(vm, "not tried: " + AT_MOST + " at a time; --guest names others", false);
                } else if (!vm.equals(first)) {
                    leave(vm, "not tried: of a kind with " + name(first), false);
                }
            }
        }
        return tried;
    }

    private Collection<List<VmId>> kinds(List<VmId> guests) {
        var kinds = new TreeMap<String, List<VmId>>();
        for (var vm : guests) {
            var kind = new Kind(target(vm), definition(vm).orElseThrow().needs());
            kinds.computeIfAbsent(kind.toString(), _ -> new ArrayList<>()).add(vm);
        }
        return kinds.values();
    }

    private List<VmId> able(Collection<VmId> guests) {
        var able = new ArrayList<VmId>();
        for (var vm : guests) {
            var against = against(vm);
            against.ifPresent(because -> leave(vm, because, true));
            if (against.isEmpty()) {
                able.add(vm);
            }
        }
        return able;
    }

    private void leave(VmId vm, String because, boolean matters) {
        refusals.add(new Refusal(vm, name(vm), because, matters));
    }

    private Optional<String> against(VmId vm) {
        var definition = definition(vm);
        var runs =
                now.read(Residents.of(wish.host())).fact().map(seen -> seen.runs(vm)).orElse(false);
        if (!wish.moves().containsKey(vm)) {
            return Optional.of("it has no place elsewhere");
        }
        if (!runs || definition.isEmpty()) {
            return Optional.of("it is not seen running on " + wish.host());
        }
        if (!definition.get().otherDisks().isEmpty()) {
            return Optional.of(Definition.keeps(definition.get().otherDisks().getFirst()));
        }
        return wish.hindrances().apply(definition.get()).stream()
                .findFirst()
                .or(() ->
                        definition.get().disks().stream()
                                .flatMap(disk -> against(disk).stream())
                                .findFirst());
    }

    /// A snapshot goes through the holder of the lock, and so one must be there and alive.
    private Optional<String> against(Image disk) {
        var features = now.read(ImageInfo.of(disk)).fact().map(ImageInfo::features);
        var owners = now.read(LockOwners.of(disk)).fact();
        var watchers = now.read(Watchers.of(disk)).fact();
        if (features.isEmpty() || owners.isEmpty() || watchers.isEmpty()) {
            return Optional.of("who has " + disk.label() + " open is not known");
        }
        if (!features.get().containsAll(NEEDED)) {
            return Optional.of(disk.label() + " has not the features " + Words.list(NEEDED));
        }
        var alive =
                owners.get().owners().stream()
                        .filter(owner -> watchers.get().addresses().contains(owner.address()))
                        .count();
        return alive == 1 && owners.get().owners().size() == 1
                ? Optional.empty()
                : Optional.of("no living client holds the lock of " + disk.label());
    }

    private Optional<Definition> definition(VmId vm) {
        return now.lastSeen(Definition.of(new Seat(vm, wish.host()))).map(Reading.Known::seen);
    }

    private String name(VmId vm) {
        return fleet.vm(vm).name();
    }

    private HostId target(VmId vm) {
        var target = wish.moves().get(vm);
        if (target == null) {
            throw new IllegalStateException(vm + " has no place");
        }
        return target;
    }

    private Lane lane(int number, VmId vm) {
        var like = definition(vm).orElseThrow();
        var stunt = Stunt.of(at, number, target(vm));
        var twins = new ArrayList<Twin>();
        like.disks().forEach(disk -> twins.add(stunt.twin(disk, twins.size() + 1)));
        var lane = "2." + name(vm);
        var steps = new ArrayList<Step>();
        for (var twin : twins) {
            var id = "-" + (steps.size() / 2 + 1);
            steps.add(new TakeSnapshot(new StepId(lane, "snapshot" + id), twin, holder(twin, vm)));
            steps.add(new MakeClone(new StepId(lane, "clone" + id), twin));
        }
        steps.add(new Enclose(new StepId(lane, "enclose"), stunt));
        steps.add(new DefineStunt(new StepId(lane, "define"), stunt, like, twins));
        steps.add(new StartStunt(new StepId(lane, "start"), stunt, vm, name(vm)));
        steps.add(
                new SeeWhether(
                        new StepId(lane, "comes-up"), new ComesUp(stunt, name(vm)), Limits.BOOT));
        twins.forEach(twin -> steps.add(untouched(lane, "while-it-runs", twin, stunt)));
        steps.add(new RemoveStunt(new StepId(lane, "end"), stunt));
        steps.addAll(cleanUp(lane, vm, stunt, twins));
        return new Lane(lane, name(vm) + " on " + stunt.host(), Optional.empty(), steps);
    }

    private List<Step> cleanUp(String lane, VmId vm, Stunt stunt, List<Twin> twins) {
        var steps = new ArrayList<Step>();
        var number = 0;
        for (var twin : twins) {
            number++;
            steps.add(
                    new SeeWhether(
                            new StepId(lane, "unchanged-" + number),
                            new SnapshotIsUnchanged(twin),
                            Limits.USUAL));
            steps.add(new RemoveScratch(new StepId(lane, "remove-" + number), twin.copy()));
            steps.add(new DropSnapshot(new StepId(lane, "drop-" + number), twin, holder(twin, vm)));
        }
        steps.add(new RemoveEnclosure(new StepId(lane, "open"), stunt));
        twins.forEach(twin -> steps.add(untouched(lane, "afterwards", twin, stunt)));
        return steps;
    }

    /// The guest may be brought to the drill's own target meanwhile, if its host dies.
    private HolderLives holder(Twin twin, VmId vm) {
        return new HolderLives(
                twin.original(), List.of(new Seat(vm, wish.host()), new Seat(vm, target(vm))));
    }

    private SeeWhether untouched(String lane, String when, Twin twin, Stunt stunt) {
        var image = twin.original();
        var owners = now.read(LockOwners.of(image)).fact().orElseThrow().owners();
        var watchers = now.read(Watchers.of(image)).fact().orElseThrow().addresses();
        var stunts = fleet.host(stunt.host()).storageAddresses();
        var id = new StepId(lane, when + "-" + twin.snapshot().replaceFirst(".*-", ""));
        return new SeeWhether(id, new HeldAsBefore(image, owners, watchers, stunts), Limits.WATCH);
    }
}
