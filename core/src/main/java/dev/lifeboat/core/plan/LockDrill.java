package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans a drill that takes a dead client's lock over with each key that the guests of a host use,
/// from each host where they would go, on a scratch image like theirs.
public final class LockDrill {
    /// Each waits half a minute for a dead client's watch to end, which costs nobody anything; a
    /// site of many targets is not to have hundreds of clients at once.
    private static final Pace PACE = new Pace(8, Duration.ZERO);

    /// Images that are reached in the same way and made alike: what a client may do to one it may
    /// do to each.
    public record Cohort(CephUser user, String pool, SortedSet<String> features)
            implements Comparable<Cohort> {
        @Override
        public int compareTo(Cohort other) {
            return Comparator.comparing(Cohort::user)
                    .thenComparing(Cohort::pool)
                    .thenComparing(cohort -> Words.list(cohort.features()))
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return user.entity() + " in " + pool;
        }
    }

    /// What a drill is to try.
    ///
    /// @param moves where the guests of the host would go
    /// @param canaries images that are kept for it
    public record Wish(HostId host, SortedMap<VmId, HostId> moves, SortedSet<Image> canaries) {}

    private final Fleet fleet;
    private final Snapshot now;
    private final Goal.Drill goal;
    private final Instant seen;
    private final List<Refusal> refusals = new ArrayList<>();

    private LockDrill(Fleet fleet, Snapshot now, Goal.Drill goal, Instant seen) {
        this.fleet = fleet;
        this.now = now;
        this.goal = goal;
        this.seen = seen;
    }

    /// @param at names the scratch images
    public static Plan plan(Fleet fleet, Snapshot now, Wish wish, Instant at) {
        var onto = new TreeSet<>(wish.moves().values());
        var goal = new Goal.Drill(Goal.Drill.Kind.LOCK, wish.host(), onto);
        return new LockDrill(fleet, now, goal, at).plan(wish);
    }

    /// Why a canary must not be touched: a guest is known to have it for a disk.
    public static Optional<String> misnamed(Snapshot now, SortedSet<Image> canaries) {
        for (var seat : now.subjects(Definition.KIND)) {
            var disks = now.lastSeen(Definition.of(seat)).map(known -> known.seen().disks());
            var taken = disks.orElse(List.of()).stream().filter(canaries::contains).findFirst();
            if (taken.isPresent()) {
                return Optional.of(taken.get().label() + " is a disk of a guest on " + seat.host());
            }
        }
        return Optional.empty();
    }

    /// What must be looked at before it can be planned: what the images are.
    public static SortedSet<Key<?, ?>> asks(Snapshot now, Wish wish) {
        var keys = new TreeSet<Key<?, ?>>();
        wish.canaries().forEach(canary -> keys.add(ImageInfo.of(canary)));
        for (var vm : wish.moves().keySet()) {
            now.lastSeen(Definition.of(new Seat(vm, wish.host())))
                    .ifPresent(known ->
                            known.seen().disks().forEach(disk -> keys.add(ImageInfo.of(disk))));
        }
        return keys;
    }

    private Plan plan(Wish wish) {
        var trials = new TreeMap<Cohort, SortedMap<HostId, Definition>>();
        wish.moves()
                .forEach((vm, to) -> {
                    for (var each : cohorts(vm).entrySet()) {
                        trials.computeIfAbsent(each.getKey(), _ -> new TreeMap<>())
                                .putIfAbsent(to, each.getValue());
                    }
                });
        var phases = new ArrayList<Phase>();
        phases.add(Phase.inTurn("1", "preflight", preflight(trials.keySet())));
        phases.add(takeOver("2", "take a dead client's lock over", lanes(trials), "1"));
        // One user's turn after the other's: a canary is one image.
        var users = new TreeSet<CephUser>();
        trials.keySet().forEach(cohort -> users.add(cohort.user()));
        for (var user : users) {
            var number = Integer.toString(1 + phases.size());
            var lanes = canaries(number, user, trials, wish.canaries());
            if (!lanes.isEmpty()) {
                var before = phases.getLast().number();
                phases.add(takeOver(number, "the same on canaries", lanes, before));
            }
        }
        return new Plan(
                Fingerprint.of(goal, seen, phases),
                goal,
                seen,
                phases,
                new TreeMap<>(),
                refusals,
                leftOut(wish.canaries(), phases));
    }

    /// Canaries that nothing is tried with: whoever keeps one is to know that it proves nothing.
    private List<FollowUp> leftOut(SortedSet<Image> canaries, List<Phase> phases) {
        var tried =
                phases.stream()
                        .flatMap(phase -> phase.lanes().stream())
                        .flatMap(lane -> lane.steps().stream())
                        .filter(FreeCanary.class::isInstance)
                        .map(step -> ((FreeCanary) step).canary().image())
                        .toList();
        return canaries.stream()
                .filter(canary -> !tried.contains(canary))
                .map(canary ->
                        new FollowUp(
                                canary.label() + " is not tried: " + because(canary),
                                "rbd info " + canary.label()))
                .toList();
    }

    private String because(Image canary) {
        var info = now.read(ImageInfo.of(canary)).fact();
        if (info.isEmpty()) {
            return "what it is, is not known";
        }
        return info.get().exists()
                ? "no guest of " + goal.host() + " has an image with its pool and features"
                : "there is no such image";
    }

    private static Phase takeOver(String number, String name, List<Lane> lanes, String after) {
        return new Phase(
                number, name, lanes, PACE, new TreeSet<>(List.of(after)), Phase.Begins.WHEN_OVER);
    }

    /// Each canary that is like images of the host, from one host where they would go: that the
    /// others can do it too is shown by the scratch images.
    private List<Lane> canaries(
            String phase,
            CephUser user,
            SortedMap<Cohort, SortedMap<HostId, Definition>> trials,
            SortedSet<Image> canaries) {
        var lanes = new ArrayList<Lane>();
        for (var image : canaries) {
            var info = now.read(ImageInfo.of(image)).fact().filter(ImageInfo::exists);
            if (info.isPresent() && image.cluster().equals(user.cluster())) {
                var cohort = new Cohort(user, image.pool(), info.get().madeWith());
                var from = fleet.host(goal.host()).storageAddresses();
                var canary = CanaryImage.of(image, info.get(), from);
                var targets = trials.getOrDefault(cohort, new TreeMap<>());
                targets.entrySet().stream()
                        .limit(1)
                        .map(first ->
                                lane(
                                        phase + "." + (lanes.size() + 1),
                                        canary,
                                        user,
                                        first.getKey(),
                                        first.getValue()))
                        .forEach(lanes::add);
            }
        }
        return lanes;
    }

    private Lane lane(
            String lane, CanaryImage canary, CephUser user, HostId target, Definition like) {
        var steps =
                List.<Step>of(
                        // What a drill that was cut off has noted proves nothing of this one.
                        new FreeCanary(new StepId(lane, "begin"), canary),
                        seize(lane, canary, like),
                        new TakeOver(new StepId(lane, "take-over"), target, canary, user, like),
                        new FreeCanary(new StepId(lane, "free"), canary));
        var name = user.entity() + " at " + canary + " from " + target;
        return new Lane(lane, name, Optional.empty(), steps);
    }

    private SeizeLock seize(String lane, Dummy dummy, Definition like) {
        return new SeizeLock(new StepId(lane, "seize"), goal.host(), dummy, like);
    }

    /// Whose images a guest has, and its definition, which says how they are reached.
    private SortedMap<Cohort, Definition> cohorts(VmId vm) {
        var found = new TreeMap<Cohort, Definition>();
        var known = definition(vm);
        if (known.isEmpty()) {
            return found;
        }
        for (var disk : known.get().disks()) {
            var features = features(disk);
            if (features.isEmpty() || known.get().users().size() != 1) {
                refusals.add(new Refusal(vm, fleet.vm(vm).name(), why(disk, known.get()), true));
            } else {
                var user = known.get().users().first();
                found.put(new Cohort(user, disk.pool(), features.get()), known.get());
            }
        }
        return found;
    }

    private static String why(Image disk, Definition known) {
        return known.users().size() == 1
                ? "what " + disk.label() + " is, is not known"
                : "which of its keys " + disk.label() + " is reached with, is not known";
    }

    private Optional<Definition> definition(VmId vm) {
        return now.lastSeen(Definition.of(new Seat(vm, goal.host()))).map(Reading.Known::seen);
    }

    private Optional<SortedSet<String>> features(Image disk) {
        return now.read(ImageInfo.of(disk))
                .fact()
                .filter(ImageInfo::exists)
                .map(ImageInfo::madeWith);
    }

    private List<Lane> preflight(Iterable<Cohort> cohorts) {
        var clusters = new TreeSet<String>();
        var lanes = new ArrayList<Lane>();
        for (var cohort : cohorts) {
            var cluster = cohort.user().cluster();
            if (clusters.add(cluster.name())) {
                var lane = "1." + cluster;
                var serves =
                        new Confirm(
                                new StepId(lane, "serves"), new CephServes(cluster), Limits.USUAL);
                lanes.add(new Lane(lane, cluster.name(), Optional.empty(), List.of(serves)));
            }
        }
        return lanes;
    }

    private List<Lane> lanes(SortedMap<Cohort, SortedMap<HostId, Definition>> trials) {
        var lanes = new ArrayList<Lane>();
        trials.forEach((cohort, targets) ->
                targets.forEach(
                        (target, like) -> lanes.add(lane(lanes.size() + 1, cohort, target, like))));
        return lanes;
    }

    private Lane lane(int number, Cohort cohort, HostId target, Definition like) {
        var name = Long.toString(seen.getEpochSecond(), Character.MAX_RADIX) + "-" + number;
        var scratch = Scratch.of(cohort.user().cluster(), cohort.pool(), name);
        var lane = "2." + number;
        var steps =
                List.<Step>of(
                        new MakeScratch(new StepId(lane, "make"), scratch, cohort.features()),
                        seize(lane, scratch, like),
                        new TakeOver(
                                new StepId(lane, "take-over"),
                                target,
                                scratch,
                                cohort.user(),
                                like),
                        new RemoveScratch(new StepId(lane, "remove"), scratch));
        return new Lane(lane, cohort + " from " + target, Optional.empty(), steps);
    }
}
