package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Would the guest come to life a second time, on a host that comes back by itself?
///
/// Somebody presses the power button of a dead host, and its libvirtd starts what is marked to
/// start at boot: with the guest's address, beside the one that runs elsewhere by now.
public record StaysAway() implements Check<VmId> {
    @Override
    public CheckId id() {
        return CheckId.RETURN;
    }

    @Override
    public Stream<VmId> subjects(Recovery recovery) {
        return recovery.all();
    }

    @Override
    public Finding examine(VmId vm, Recovery recovery) {
        var reading = recovery.residents();
        var verdict =
                reading.judge(
                        "the guests of " + recovery.host(),
                        seen -> weigh(vm, seen.guests().get(vm), recovery));
        return Finding.of(this, vm, verdict, reading, () -> remedy(vm, recovery));
    }

    private static Verdict weigh(VmId vm, @Nullable Resident guest, Recovery recovery) {
        var name = recovery.fleet().vm(vm).name();
        if (guest == null) {
            return Verdict.unknown(name + " is not there any more");
        }
        var twice = runsTwice(vm, recovery);
        if (!twice.isEmpty()) {
            return Verdict.no(
                    name
                            + " runs here and on "
                            + Words.list(twice)
                            + " at the same time: which of them is to stay has to be decided first");
        }
        if (guest.autostart()) {
            return Verdict.no(
                    name + " is started by " + recovery.host() + " itself when that comes back");
        }
        var lives = livesElsewhere(vm, recovery);
        if (!lives.isEmpty()) {
            return Verdict.no(
                    name
                            + " runs on "
                            + Words.list(lives)
                            + " and is defined on "
                            + recovery.host()
                            + " as well: a left-over");
        }
        var elsewhere = elsewhere(vm, recovery);
        if (!elsewhere.isEmpty()) {
            return Verdict.no(
                    name + " is defined on " + Words.list(elsewhere) + " as well: a left-over");
        }
        var silent = listedBySilent(vm, recovery);
        if (!silent.isEmpty()) {
            return Verdict.unknown(
                    name
                            + " was last seen on "
                            + Words.list(silent)
                            + " as well, which does not say whether it still is");
        }
        var plain = guest.state() == RunState.RUNNING || guest.state() == RunState.SHUT_OFF;
        return plain || recovery.fleet().vm(vm).wanted().isPresent()
                ? Verdict.yes(name + " is started by nobody but Lifeboat")
                : Verdict.unknown(
                        name + " neither runs nor is off, and nothing says which it should be");
    }

    private static boolean runsHere(VmId vm, Recovery recovery) {
        return recovery.resident(vm).map(guest -> guest.state().isAlive()).orElse(false);
    }

    /// Where it runs besides; paused is where it arrives by a live migration.
    private static List<HostId> runsTwice(VmId vm, Recovery recovery) {
        return runsHere(vm, recovery)
                ? others(vm, recovery, (seen, it) -> seen.runs(it) && !isPaused(seen, it))
                : List.of();
    }

    private static boolean isPaused(Residents seen, VmId vm) {
        return seen.state(vm).filter(RunState.PAUSED::equals).isPresent();
    }

    /// Where it runs now, when it was brought away and does not run here any more.
    private static List<HostId> livesElsewhere(VmId vm, Recovery recovery) {
        return runsHere(vm, recovery) ? List.of() : others(vm, recovery, Residents::runs);
    }

    /// Hosts that listed it and do not answer; one whose return is held was evacuated, and what is
    /// left there is undefined before the hold is lifted.
    private static List<HostId> listedBySilent(VmId vm, Recovery recovery) {
        var now = recovery.now();
        return recovery.listedElsewhere(vm).stream()
                .filter(host -> !now.read(Residents.of(host)).isKnown())
                .filter(host ->
                        now.lastSeen(ReturnHold.of(host))
                                .filter(known -> known.seen().held())
                                .isEmpty())
                .toList();
    }

    private static List<HostId> elsewhere(VmId vm, Recovery recovery) {
        return others(vm, recovery, Residents::defines);
    }

    private static List<HostId> others(
            VmId vm, Recovery recovery, BiPredicate<Residents, VmId> has) {
        return recovery.listedElsewhere(vm).stream()
                .filter(host ->
                        recovery.now()
                                .read(Residents.of(host))
                                .fact()
                                .filter(seen -> has.test(seen, vm))
                                .isPresent())
                .toList();
    }

    private static String remedy(VmId vm, Recovery recovery) {
        var name = recovery.fleet().vm(vm).name();
        var autostart = recovery.resident(vm).map(Resident::autostart).orElse(false);
        if (autostart && runsTwice(vm, recovery).isEmpty()) {
            return "virsh -c qemu+ssh://" + recovery.host() + "/system autostart --disable " + name;
        }
        if (!livesElsewhere(vm, recovery).isEmpty()) {
            return undefine(name, recovery.host());
        }
        // What runs and is undefined goes on, and libvirt forgets it when it ends.
        var elsewhere = elsewhere(vm, recovery);
        return elsewhere.isEmpty() || !others(vm, recovery, Residents::runs).isEmpty()
                ? "lifeboat look " + name
                : undefine(name, elsewhere.getFirst());
    }

    private static String undefine(String name, HostId host) {
        return "virsh -c qemu+ssh://" + host + "/system undefine " + name;
    }
}
