package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.BreakLock;
import dev.lifeboat.core.plan.ClearShortEntry;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.Define;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.HostAnswers;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What each phase will do and on what it leans, a sentence or two each.
record PhaseDetails(Plan plan, Fleet fleet, Snapshot now) {

    List<String> of(Phase phase) {
        return plan.goal() instanceof Goal.Evacuate
                ? evacuation(phase)
                : steps(phase).map(Step::act).toList();
    }

    private List<String> evacuation(Phase phase) {
        return switch (phase.number()) {
            case "0" -> List.of("so that nobody's Boot button fights the run");
            case "1" -> preflight(phase);
            case "2a" -> fence(phase);
            case "2b" -> power(phase);
            case "3" -> locks(phase);
            case "4" -> starts(phase);
            case "5" -> List.of("runs once, writable, booted, answering as before");
            case "6" -> List.of("nothing of it may start there until it is readmitted");
            default -> steps(phase).map(Step::act).toList();
        };
    }

    private static Stream<Step> steps(Phase phase) {
        return phase.lanes().stream().flatMap(lane -> lane.steps().stream());
    }

    private static <S extends Step> List<S> steps(Phase phase, Class<S> kind) {
        return steps(phase).filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<String> preflight(Phase phase) {
        var lines = new ArrayList<String>();
        var alive = new ArrayList<HostId>();
        for (var confirm : steps(phase, Confirm.class)) {
            var verdict = confirm.holds(now);
            if (!verdict.isYes()) {
                lines.add("will ask: " + verdict.because());
            } else if (confirm.claim() instanceof HostAnswers(var host)) {
                alive.add(host);
            } else {
                lines.add(verdict.because());
            }
        }
        if (!alive.isEmpty()) {
            lines.add(Words.list(alive) + (alive.size() == 1 ? " is well" : " are well"));
        }
        return lines;
    }

    private List<String> fence(Phase phase) {
        var lines = new ArrayList<String>();
        for (var entry : steps(phase, ClearShortEntry.class)) {
            lines.add(entry.act());
        }
        for (var fence : steps(phase, EnterFence.class)) {
            if (fence.holds(now).isYes()) {
                lines.add("stands already: " + fence.holds(now).because());
                continue;
            }
            lines.add(
                    "storage address "
                            + fence.address()
                            + " blocklisted as a whole for 10 years, read back");
            var alone = fence.alone().holds(now);
            if (!alone.isYes()) {
                lines.add("will ask: " + alone.because());
            }
        }
        return lines;
    }

    private List<String> power(Phase phase) {
        var lines = new ArrayList<String>();
        for (var cut : steps(phase, CutPower.class)) {
            lines.add(power(cut));
        }
        return lines;
    }

    private String power(CutPower cut) {
        var host = cut.host();
        if (cut.holds(now).isYes()) {
            return "already so: " + cut.holds(now).because();
        }
        var bmc = fleet.host(host).bmc();
        if (bmc.isEmpty()) {
            return "will ask: " + host + " has no BMC; a person must see it off";
        }
        if (now.read(PowerState.of(host)) instanceof Reading.Unknown<PowerState>(var why, _, _, _)
                && why.cause() != Why.Cause.NEVER_ASKED) {
            return "BMC " + bmc.get() + ": " + why + "; will ask unless it answers by then";
        }
        return "BMC " + bmc.get() + " " + identity(host) + " switches it off and says so";
    }

    /// What is known of the BMC being this host's own; a swapped entry would cut a living host.
    private String identity(HostId host) {
        var lived = now.lastSeen(HostIdentity.of(host));
        var bmc = now.lastSeen(BmcIdentity.of(host));
        if (lived.isEmpty()) {
            return "(will ask: which machine " + host + " is was never read)";
        }
        if (bmc.isEmpty()) {
            return "(will ask: it has not said whose it is)";
        }
        var shared = new TreeSet<>(bmc.get().seen().ids());
        shared.retainAll(lived.get().seen().ids());
        return shared.isEmpty()
                ? "(will ask: it is another machine's than " + host + ")"
                : "(" + shortest(shared) + ", the same machine as " + host + ")";
    }

    /// A serial number says more to the person at the rack than a UUID.
    private static String shortest(SortedSet<String> ids) {
        return ids.stream()
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElseThrow()
                .replaceFirst(":", " ");
    }

    private static List<String> locks(Phase phase) {
        var owners = steps(phase, BreakLock.class);
        if (owners.isEmpty()) {
            return List.of("no disk is locked by it");
        }
        var from = new TreeSet<String>();
        owners.forEach(lock -> from.add(lock.seen().ip()));
        var who = owners.size() == 1 ? "the owner seen" : "the " + owners.size() + " owners seen";
        return List.of(who + " at " + Words.list(from) + " and no other, by the admin key");
    }

    private List<String> starts(Phase phase) {
        var lines = new ArrayList<String>();
        if (phase.lanes().size() > phase.pace().width()) {
            lines.add(phase.pace().width() + " at a time, by priority");
        }
        var here = new TreeMap<HostId, List<Define>>();
        steps(phase, Define.class)
                .forEach(define ->
                        here.computeIfAbsent(define.seat().host(), _ -> new ArrayList<>())
                                .add(define));
        here.forEach((host, guests) -> lines.add(target(host, guests)));
        return lines;
    }

    private String target(HostId host, List<Define> guests) {
        var names = String.join(" ", guests.stream().map(Define::name).toList());
        var used =
                now.lastSeen(Residents.of(host)).stream()
                        .flatMap(known -> known.seen().guests().values().stream())
                        .filter(guest -> guest.state().isAlive())
                        .map(guest -> guest.memory())
                        .reduce(MebiBytes.NONE, MebiBytes::plus);
        var more =
                guests.stream()
                        .map(guest -> guest.from().memory())
                        .reduce(MebiBytes.NONE, MebiBytes::plus);
        var all = fleet.host(host).capacity().memory();
        return host + ": " + names + " (" + share(used.plus(more), all) + ")";
    }

    /// `2.5 of 4 GiB`
    private static String share(MebiBytes part, MebiBytes all) {
        var unit = all.toString().replaceFirst("[^ ]+", "");
        var used = part.toString();
        return (used.endsWith(unit) ? used.replace(unit, "") : used) + " of " + all;
    }

    /// Guests that somebody has started elsewhere: they stay there, and are healed and proven.
    static List<String> adopted(Plan plan) {
        if (!(plan.goal() instanceof Goal.Evacuate)) {
            return List.of();
        }
        var planned = new TreeSet<VmId>();
        plan.steps()
                .filter(Define.class::isInstance)
                .map(Define.class::cast)
                .forEach(define -> planned.add(define.seat().vm()));
        var lines = new LinkedHashMap<VmId, String>();
        plan.lanes()
                .filter(lane -> lane.guest().isPresent())
                .forEach(lane -> {
                    var vm = lane.guest().get();
                    if (!planned.contains(vm) && plan.moves().containsKey(vm)) {
                        lines.put(vm, lane.name() + " on " + plan.moves().get(vm));
                    }
                });
        return List.copyOf(lines.values());
    }
}
