package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.BreakLock;
import dev.lifeboat.core.plan.CannotWrite;
import dev.lifeboat.core.plan.CephServes;
import dev.lifeboat.core.plan.ClearShortEntry;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.Define;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.HostAnswers;
import dev.lifeboat.core.plan.ImagesAreFree;
import dev.lifeboat.core.plan.IsSilent;
import dev.lifeboat.core.plan.OthersAnswer;
import dev.lifeboat.core.plan.RestoreDefinition;
import dev.lifeboat.core.plan.Resume;
import dev.lifeboat.core.plan.RunsNowhere;
import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StopIfStuck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The line of a runbook for each step: one call of a function that checks, acts and reads back.
record RunbookLines(Fleet fleet, Snapshot now) {
    private static final String XML_ENDS = "END-OF-DEFINITION";

    /// Empty where the function of another step does it, or there is nothing to do.
    String line(Step step) {
        return switch (step) {
            case EnterFence it -> fence(it);
            case CutPower it ->
                    call(step, "cut_power", List.of(it.host().name(), address(it.host())));
            case BreakLock it -> breakLock(it);
            case Define it -> define(it);
            case Start it when it.id().lane().startsWith("5.") -> "";
            case Start it -> call("start", it.id().lane(), start(it));
            case Confirm it -> confirm(it);
            case ClearShortEntry _, Resume _, StopIfStuck _, RestoreDefinition _ -> "";
            default -> call(step, "person", List.of(step.act()));
        };
    }

    private static String call(Step step, String function, List<String> words) {
        return call(function, step.id().lane(), words);
    }

    private static String call(String function, String lane, List<String> words) {
        var line = new StringBuilder("wanted " + Quoted.word(lane) + " && " + function);
        line.append(' ').append(Quoted.word(lane));
        words.forEach(word -> line.append(' ').append(Quoted.word(word)));
        return line.append('\n').toString();
    }

    private String fence(EnterFence step) {
        var line =
                call(
                        step,
                        "fence",
                        List.of(
                                step.host().name(),
                                step.cluster().name(),
                                step.address(),
                                Addresses.whole(step.address())));
        return step.alone().sharing().isEmpty()
                ? line
                : call(
                        step,
                        "person",
                        List.of(
                                "unplug "
                                        + step.host()
                                        + ": "
                                        + step.address()
                                        + " is "
                                        + step.alone().sharing()
                                        + "'s too and cannot be fenced"));
    }

    private static String breakLock(BreakLock step) {
        var image = step.image();
        var owner = step.seen();
        return call(
                step,
                "break_lock",
                List.of(
                        image.cluster().name(),
                        image.pool(),
                        image.name(),
                        owner.client(),
                        owner.cookie(),
                        owner.address(),
                        Addresses.whole(owner.ip())));
    }

    private static String define(Define step) {
        var words = List.of(step.seat().host().name(), step.seat().vm().toString(), step.name());
        var call = call(step, "define", words).stripTrailing();
        var xml = step.from().xml();
        var readable =
                xml.lines().noneMatch(XML_ENDS::equals)
                        && xml.lines().allMatch(line -> Plain.of(line).equals(line));
        if (readable) {
            var end = xml.endsWith("\n") ? "" : "\n";
            return call + " <<'" + XML_ENDS + "'\n" + xml + end + XML_ENDS + "\n";
        }
        var coded = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return call + " < <(base64 -d <<<" + Quoted.word(coded) + ")\n";
    }

    private List<String> start(Start step) {
        var dead = new TreeSet<HostId>();
        var entries = new TreeSet<String>();
        SortedSet<HostId> suspects = new TreeSet<>();
        for (var guard : step.guards()) {
            switch (guard) {
                case CannotWrite(_, var addresses, var clusters) ->
                        clusters.forEach(cluster ->
                                addresses.forEach(
                                        ip -> entries.add(cluster + "=" + Addresses.whole(ip))));
                case ImagesAreFree(_, _, var hosts) -> dead.addAll(hosts.keySet());
                case RunsNowhere(_, _, _, var hosts, _) -> suspects.addAll(hosts);
                default -> {}
            }
        }
        var words = new ArrayList<>(seat(step));
        words.add(dead.first().name());
        words.add(address(dead.first()));
        words.add(join(suspects));
        words.add(join(entries));
        words.add(join(fleet.vm(step.seat().vm()).addresses()));
        words.addAll(images(step.disks()));
        return words;
    }

    private static List<String> seat(Start step) {
        return List.of(step.seat().host().name(), step.seat().vm().toString(), step.name());
    }

    private static List<String> images(List<Image> disks) {
        return disks.stream()
                .map(image -> image.cluster() + "=" + image.pool() + "/" + image.name())
                .toList();
    }

    private static String join(Collection<?> words) {
        return String.join(" ", words.stream().map(Object::toString).toList());
    }

    private String confirm(Confirm step) {
        return switch (step.claim()) {
            case IsSilent it -> check(step, "is_dead", it.host().name());
            case CephServes(var cluster) -> check(step, "ceph_serves", cluster.name());
            case HostAnswers(var host) -> check(step, "host_answers", host.name());
            case OthersAnswer(var hosts) -> answer(step, hosts);
            case GuestIsWell it -> verify(step, it);
            default -> call(step, "person", List.of(step.act()));
        };
    }

    private static String check(Step step, String function, String about) {
        return "wanted "
                + Quoted.word(step.id().lane())
                + " && "
                + function
                + " "
                + Quoted.word(about)
                + "\n";
    }

    /// What shows that a host is dead and that it is not our own network: asked in preflight, and
    /// by each line that fences, whichever lines are run.
    String death(IsSilent claim) {
        var text = new StringBuilder();
        text.append("silent ").append(words(claim.host())).append("\n        brake ");
        text.append(claim.silentAtMost());
        claim.others().forEach(host -> text.append(' ').append(Quoted.word(address(host))));
        for (var witness : claim.witnesses()) {
            var name = Quoted.word(witness.name());
            text.append("\n        must_answer 'the witness' ").append(name);
        }
        return text.toString();
    }

    private String answer(Confirm step, SortedSet<HostId> hosts) {
        var text = new StringBuilder();
        for (var host : hosts) {
            text.append("wanted ").append(Quoted.word(step.id().lane()));
            text.append(" && must_answer ").append(words(host)).append('\n');
        }
        return text.toString();
    }

    private String words(HostId host) {
        return Quoted.word(host.name()) + " " + Quoted.word(address(host));
    }

    private String verify(Confirm step, GuestIsWell claim) {
        var vm = fleet.vm(claim.seat().vm());
        var words = new ArrayList<String>();
        words.add(claim.seat().host().name());
        words.add(vm.id().toString());
        words.add(vm.name());
        var silent =
                now.lastSeen(Baseline.of(vm.id()))
                        .map(known -> !known.seen().answered())
                        .orElse(false);
        if (!silent) {
            words.addAll(vm.addresses());
        }
        return call(step, "verify", words);
    }

    /// For a guest that has given up: only when it is named, and after its name was typed.
    String restart(Start step) {
        var lane = "restart." + step.name();
        var stop = new ArrayList<>(seat(step));
        stop.addAll(images(step.disks()));
        return (call("stop", lane, stop) + call("start", lane, start(step)))
                .replace("wanted " + Quoted.word(lane), "asked " + Quoted.word(lane));
    }

    private String address(HostId host) {
        return fleet.host(host).address();
    }
}
