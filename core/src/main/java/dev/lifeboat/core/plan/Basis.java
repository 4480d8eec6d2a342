package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Measure twice: whether a plan that was kept is still the one that would be made now.
public final class Basis {
    /// More differences than this say no more than that it is another plan.
    private static final int TOLD = 8;

    private final Plan kept;
    private final Plan now;
    private final List<String> changes = new ArrayList<>();

    private Basis(Plan kept, Plan now) {
        this.kept = kept;
        this.now = now;
    }

    /// What is no longer as the kept plan took it to be, a sentence each; none when it holds.
    ///
    /// @param now the plan for the same dead hosts from what is seen now
    public static List<String> changes(Plan kept, Plan now) {
        return new Basis(kept, now).changes();
    }

    private List<String> changes() {
        targets();
        guests();
        if (changes.isEmpty()) {
            steps();
        }
        var more = changes.size() - TOLD;
        return more <= 0
                ? changes
                : Stream.concat(changes.stream().limit(TOLD), Stream.of("and " + more + " more"))
                        .toList();
    }

    private void targets() {
        if (kept.goal() instanceof Goal.Evacuate(_, var before)
                && now.goal() instanceof Goal.Evacuate(_, var after)) {
            var gone = new TreeSet<>(before);
            gone.removeAll(after);
            gone.forEach(host -> changes.add(host + " can take no guests now"));
        }
    }

    private void guests() {
        var all = new TreeSet<VmId>();
        var before = fates(kept);
        var after = fates(now);
        all.addAll(before.keySet());
        all.addAll(after.keySet());
        for (var vm : all) {
            var was = before.getOrDefault(vm, "was not in the plan");
            var is = after.getOrDefault(vm, "has no part in it");
            if (!was.equals(is)) {
                changes.add(name(vm) + ": was \"" + was + "\", is \"" + is + "\"");
            }
        }
    }

    /// What is to become of each guest.
    private static SortedMap<VmId, String> fates(Plan plan) {
        var fates = new TreeMap<VmId, String>();
        plan.moves().forEach((vm, host) -> fates.put(vm, "goes to " + host));
        plan.refusals().forEach(left -> fates.put(left.vm(), "left out: " + left.because()));
        return fates;
    }

    private String name(VmId vm) {
        return Stream.of(kept, now)
                .flatMap(plan ->
                        Stream.concat(
                                plan.lanes()
                                        .filter(lane -> lane.guest().filter(vm::equals).isPresent())
                                        .map(Lane::name),
                                plan.refusals().stream()
                                        .filter(left -> left.vm().equals(vm))
                                        .map(Refusal::name)))
                .findFirst()
                .orElse(vm.toString());
    }

    private void steps() {
        var before = byId(kept);
        var after = byId(now);
        before.forEach((id, step) -> {
            var is = after.get(id);
            if (is == null) {
                changes.add(id + " is no longer needed: " + step.act());
            } else if (!is.act().equals(step.act())) {
                changes.add(id + ": was \"" + step.act() + "\", is \"" + is.act() + "\"");
            } else if (!is.equals(step)) {
                changes.add(id + " leans on something else now: " + step.act());
            }
        });
        after.forEach((id, step) -> {
            if (!before.containsKey(id)) {
                changes.add(id + " is needed now: " + step.act());
            }
        });
    }

    private static SortedMap<StepId, Step> byId(Plan plan) {
        var steps = new TreeMap<StepId, Step>();
        plan.steps().forEach(step -> steps.put(step.id(), step));
        return steps;
    }
}
