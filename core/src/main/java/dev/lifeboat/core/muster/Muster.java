package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.fleet.Words;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// Calls the roll: judges each guest by what is known now.
///
/// @param quiet for each dead host, whether it surely no longer speaks for its guests; as long as
///   that is not known a ping proves nothing, since a guest on a dead disk still answers it
public record Muster(Fleet fleet, SortedMap<HostId, Verdict> quiet) {

    /// What must be looked at to judge this guest on this host.
    public static SortedSet<Key<?, ?>> asks(Seat seat, List<Image> disks) {
        var keys = new TreeSet<Key<?, ?>>();
        keys.add(Residents.of(seat.host()));
        keys.add(DiskActivity.of(seat));
        keys.add(ConsoleTail.of(seat));
        keys.add(GuestPing.of(seat.vm()));
        for (var disk : disks) {
            keys.add(LockOwners.of(disk));
            keys.add(Watchers.of(disk));
            keys.add(Denials.of(disk.cluster()));
            keys.add(CephHealth.of(disk.cluster()));
            keys.add(Blocklist.of(disk.cluster()));
        }
        return keys;
    }

    public GuestLine line(VmId id, Snapshot now) {
        var vm = fleet.vm(id);
        var where = where(id, now);
        if (!(where instanceof Where.Once(var host, var state, var perhaps))) {
            return absent(vm, where, now);
        }
        var seat = new Seat(id, host);
        var disks = disks(seat, now);
        var disk = new DiskJudge(fleet.host(host), now).judge(seat, state, disks);
        var boot = boot(seat, now);
        var reach = reach(vm, now);
        var cause = new CauseFinder(fleet.host(host), now).find(seat, state, disks, disk, reach);
        var tier =
                cause.isEmpty() && !perhaps.isEmpty()
                        ? Tier.CANNOT_KNOW
                        : cause.map(_ -> Tier.NOT_WELL)
                                .orElseGet(() -> tier(seat, disk, boot, reach, now));
        return new GuestLine(vm, where, disk, boot, reach, tier, cause);
    }

    /// The images of a guest, from its definition on this host or else wherever it was last seen.
    public static List<Image> disks(Seat seat, Snapshot now) {
        var here = now.lastSeen(Definition.of(seat));
        if (here.isPresent()) {
            return here.get().seen().disks();
        }
        return now.subjects(Definition.KIND).stream()
                .filter(other -> other.vm().equals(seat.vm()))
                .flatMap(other -> now.lastSeen(Definition.of(other)).stream())
                .findFirst()
                .map(known -> known.seen().disks())
                .orElse(List.of());
    }

    /// The hosts that do not answer ping and were seen to have one of these guests: an answer to
    /// ping may be theirs. A silent spare says nothing about guests that it never had.
    public static SortedSet<HostId> silentHomes(
            Fleet fleet, Collection<VmId> guests, Snapshot now) {
        var homes = new TreeSet<>(fleet.hosts().keySet());
        homes.removeIf(host ->
                !HostPing.isSilent(host, now)
                        || now.lastSeen(Residents.of(host)).stream()
                                .allMatch(known ->
                                        Collections.disjoint(
                                                known.seen().guests().keySet(), guests)));
        return homes;
    }

    private Where where(VmId vm, Snapshot now) {
        var running = new TreeSet<HostId>();
        var state = RunState.OTHER;
        var mute = new TreeSet<HostId>();
        for (var host : fleet.hosts().keySet()) {
            switch (now.read(Residents.of(host))) {
                case Reading.Known<Residents>(var seen, _, _, _) when seen.runs(vm) -> {
                    running.add(host);
                    state = seen.state(vm).orElse(state);
                }
                case Reading.Known<Residents> _ -> {}
                case Reading.Unknown<Residents> _ -> {
                    if (mayHold(host, vm, now)) {
                        mute.add(host);
                    }
                }
            }
        }
        if (running.size() > 1) {
            return new Where.Twice(running);
        }
        if (!running.isEmpty()) {
            return new Where.Once(running.first(), state, mute);
        }
        return mute.isEmpty()
                ? new Where.Nowhere()
                : new Where.CannotTell(Words.list(mute) + " may still run it and cannot be asked");
    }

    /// A host that does not answer matters only where the guest was last seen, and not once it is
    /// known to be quiet: one hung hypervisor must not make the whole fleet uncertain.
    private boolean mayHold(HostId host, VmId vm, Snapshot now) {
        var verdict = quiet.get(host);
        if (verdict != null && verdict.isYes()) {
            return false;
        }
        return now.lastSeen(Residents.of(host)).map(known -> known.seen().runs(vm)).orElse(false);
    }

    private GuestLine absent(Vm vm, Where where, Snapshot now) {
        var disk = new Disk(Answer.UNKNOWN, "not running");
        var boot = new Boot(Answer.UNKNOWN, "not running");
        var reach = reach(vm, now);
        var off = vm.wanted().filter(wanted -> wanted != Wanted.ON);
        if (where instanceof Where.Nowhere && off.isPresent()) {
            return new GuestLine(vm, where, disk, boot, reach, Tier.AS_BEFORE, Optional.empty());
        }
        return switch (where) {
            case Where.Twice _ -> {
                var cause = new Cause(Cause.Kind.RUNS_TWICE, where.text());
                yield new GuestLine(
                        vm, where, disk, boot, reach, Tier.NOT_WELL, Optional.of(cause));
            }
            case Where.Nowhere _ -> {
                var cause = new Cause(Cause.Kind.NOT_STARTED, "it runs on no host");
                yield new GuestLine(
                        vm, where, disk, boot, reach, Tier.NOT_WELL, Optional.of(cause));
            }
            case Where.CannotTell _, Where.Once _ ->
                    new GuestLine(vm, where, disk, boot, reach, Tier.CANNOT_KNOW, Optional.empty());
        };
    }

    private static Boot boot(Seat seat, Snapshot now) {
        return switch (now.read(ConsoleTail.of(seat))) {
            case Reading.Unknown<ConsoleTail>(var why, _, _, _) ->
                    new Boot(Answer.UNKNOWN, "console: " + why);
            case Reading.Known<ConsoleTail>(var tail, _, _, _) -> {
                var up = tail.stage() == BootStage.UP;
                var answer = up ? Answer.YES : tail.stage().isStuck() ? Answer.NO : Answer.UNKNOWN;
                yield new Boot(answer, stage(tail));
            }
        };
    }

    private static String stage(ConsoleTail tail) {
        return switch (tail.stage()) {
            case SILENT -> "nothing on its console yet";
            case KERNEL -> "kernel is starting";
            case CHECKING_DISK ->
                    tail.percent().isPresent()
                            ? "checking disk " + tail.percent().getAsInt() + " %"
                            : "checking disk";
            case MOUNTING -> "mounting its disks";
            case UP -> "booted";
            case EMERGENCY -> "waits for a person: " + tail.line();
            case BLOCKED_ON_DISK -> "hangs on its disk: " + tail.line();
            case PANIC -> "kernel panic: " + tail.line();
        };
    }

    private Reach reach(Vm vm, Snapshot now) {
        if (vm.addresses().isEmpty()) {
            return new Reach(Reach.Kind.CANNOT_TELL, "no address of it is known");
        }
        var before = now.lastSeen(Baseline.of(vm.id())).map(known -> known.seen().answered());
        return switch (now.read(GuestPing.of(vm.id()))) {
            case Reading.Unknown<GuestPing>(var why, _, _, _) ->
                    new Reach(Reach.Kind.CANNOT_TELL, "ping: " + why);
            case Reading.Known<GuestPing>(var ping, _, _, _) when ping.answered() -> answering();
            case Reading.Known<GuestPing> _ ->
                    before.isPresent() && !before.get()
                            ? new Reach(Reach.Kind.SILENT_AS_EVER, "never answered ping before")
                            : new Reach(Reach.Kind.SILENT, "does not answer ping");
        };
    }

    private Reach answering() {
        for (var entry : quiet.entrySet()) {
            if (!entry.getValue().isYes()) {
                return new Reach(
                        Reach.Kind.CANNOT_TELL,
                        "something answers ping, and " + entry.getKey() + " may still speak");
            }
        }
        return new Reach(Reach.Kind.ANSWERING, "answers ping");
    }

    /// A guest that has no console, or no address, is judged by the rest: it is as before, and not
    /// proven.
    private Tier tier(Seat seat, Disk disk, Boot boot, Reach reach, Snapshot now) {
        if (disk.writable() != Answer.YES) {
            return Tier.CANNOT_KNOW;
        }
        if (reach.kind() == Reach.Kind.ANSWERING && !now.read(ConsoleTail.of(seat)).isKnown()) {
            return Tier.AS_BEFORE;
        }
        if (boot.up() == Answer.YES && fleet.vm(seat.vm()).addresses().isEmpty()) {
            return Tier.AS_BEFORE;
        }
        return switch (reach.kind()) {
            case ANSWERING -> boot.up() == Answer.YES ? Tier.PROVEN : Tier.CANNOT_KNOW;
            case SILENT_AS_EVER -> boot.up() == Answer.NO ? Tier.CANNOT_KNOW : Tier.AS_BEFORE;
            case SILENT, CANNOT_TELL -> Tier.CANNOT_KNOW;
        };
    }
}
