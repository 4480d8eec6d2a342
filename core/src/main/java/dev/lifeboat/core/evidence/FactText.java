package dev.lifeboat.core.evidence;

import java.util.stream.Collectors;

/// Each fact in a few words, as shown beside its source.
public final class FactText {
    private FactText() {}

    public static String of(Object fact) {
        if (!(fact instanceof Fact<?> known)) {
            throw new IllegalArgumentException("not a fact: " + fact);
        }
        return switch (known) {
            case Baseline(var answered, var last) ->
                    answered ? "answered ping, last at " + last : "never answered ping";
            case Blocklist(var entries) -> entries.size() + " entries";
            case BmcIdentity(var ids) -> String.join(" ", ids);
            case BootImage(var kernel, var on, _) ->
                    kernel
                            + on.entrySet().stream()
                                    .map(each ->
                                            "; on " + each.getKey() + ": " + there(each.getValue()))
                                    .collect(Collectors.joining());
            case CephCaps(var caps) ->
                    caps.isEmpty()
                            ? "no caps"
                            : caps.entrySet().stream()
                                    .map(cap -> cap.getKey() + " '" + cap.getValue() + "'")
                                    .collect(Collectors.joining(", "));
            case CephHealth(var groups, var active, var laggy, var checks) ->
                    active + " of " + groups + " groups active, " + laggy + " laggy " + checks;
            case ClusterAddresses(var daemons) -> daemons.toString();
            case ConsoleTail(var stage, var percent, var line, _) ->
                    stage
                            + (percent.isPresent() ? " " + percent.getAsInt() + " %" : "")
                            + (line.isEmpty() ? "" : ": " + line);
            case DeadHolder(var owner, var followed) ->
                    owner.map(dead -> dead + " died with it").orElse("nobody died with it")
                            + (followed.isPresent() ? ", and another wrote after it" : "");
            case Definition definition ->
                    definition.memory() + ", disks " + definition.disks().size();
            case Denials(var denials) -> denials.size() + " refused commands";
            case DiskActivity(var reads, var writes, var failures) ->
                    reads + " reads, " + writes + " writes, " + failures + " failures";
            case Enclosure(var exists, var leak) ->
                    leak.orElse(exists ? "there, and closed" : "no such network");
            case EventLog(var entries, var faults) ->
                    entries
                            + " entries"
                            + (faults.isEmpty() ? "" : ": " + String.join("; ", faults));
            case GuestPing(var answered) -> answered ? "answers" : "silent";
            case Hardware(var controller, _, var drives, var faults) ->
                    "controller "
                            + controller
                            + ", drives "
                            + String.join(", ", drives)
                            + (faults.isEmpty() ? "" : ", log: " + String.join("; ", faults));
            case HostBoot(var id) -> "boot " + id;
            case HostConsole(var last, var bytes, var lines) ->
                    last.map(at ->
                                    "last byte "
                                            + at
                                            + ", "
                                            + bytes
                                            + " bytes"
                                            + (lines.isEmpty() ? "" : ": " + lines.getLast()))
                            .orElse("its log is empty");
            case HostIdentity(var ids) -> String.join(" ", ids);
            case HostPing(var answered) -> answered ? "answers" : "silent";
            case ImageInfo(var exists, var features, var created, var size) ->
                    exists
                            ? size + " of " + created + ", " + String.join(", ", features)
                            : "no such image";
            case Inventory(var has) -> String.join(", ", has);
            case LockOwners(var owners) ->
                    owners.isEmpty()
                            ? "not locked"
                            : "held by "
                                    + owners.stream()
                                            .map(LockOwner::toString)
                                            .collect(Collectors.joining(", "));
            case CephReleases releases -> "its monitors run Ceph " + releases;
            case MonSessions(var sessions) -> sessions.size() + " sessions";
            case NetworkConfig(var macs) -> String.join(", ", macs);
            case Panel(var frozen) -> frozen ? "frozen" : "not frozen";
            case PowerState(var on) -> on ? "on" : "off";
            case Residents(var guests) ->
                    guests.values().stream().filter(guest -> guest.state().isAlive()).count()
                            + " of "
                            + guests.size()
                            + " guests running";
            case ReturnHold(var held) -> held ? "on hold" : "not on hold";
            case SnapshotSum(var then, var at) ->
                    then.orElse("no checksum") + ", now " + at.orElse("no snapshot");
            case Snapshots(var names, _) ->
                    names.isEmpty() ? "no snapshots" : "snapshots " + String.join(", ", names);
            case SinceBoot(var booted, var kernel, var machine, _, var changes) ->
                    "kernel "
                            + kernel
                            + " since "
                            + booted
                            + " on "
                            + machine
                            + (changes.isEmpty() ? "" : "; " + String.join(", ", changes));
            case Testimony(var said) -> said.toString();
            case Uplink(var up) -> up ? "up" : "down";
            case Watchers(var addresses) ->
                    addresses.isEmpty() ? "none" : String.join(", ", addresses);
            case WitnessPing(var answered) -> answered ? "answers" : "silent";
        };
    }

    private static String there(Verdict verdict) {
        return switch (verdict.answer()) {
            case YES -> "boots";
            case NO -> "does not boot";
            case UNKNOWN -> "not known";
        };
    }
}
