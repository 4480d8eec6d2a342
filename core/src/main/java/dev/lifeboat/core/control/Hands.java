package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.BreakLock;
import dev.lifeboat.core.plan.ClearShortEntry;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.Define;
import dev.lifeboat.core.plan.DefineStunt;
import dev.lifeboat.core.plan.DropSnapshot;
import dev.lifeboat.core.plan.Enclose;
import dev.lifeboat.core.plan.EndCanary;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.FenceStands;
import dev.lifeboat.core.plan.FreeCanary;
import dev.lifeboat.core.plan.FreezePanel;
import dev.lifeboat.core.plan.HangHost;
import dev.lifeboat.core.plan.HoldReturn;
import dev.lifeboat.core.plan.HumanStep;
import dev.lifeboat.core.plan.KillCanary;
import dev.lifeboat.core.plan.LiftFence;
import dev.lifeboat.core.plan.LiftHold;
import dev.lifeboat.core.plan.MakeClone;
import dev.lifeboat.core.plan.MakeScratch;
import dev.lifeboat.core.plan.PowerOn;
import dev.lifeboat.core.plan.ReleasePanel;
import dev.lifeboat.core.plan.RemoveEnclosure;
import dev.lifeboat.core.plan.RemoveScratch;
import dev.lifeboat.core.plan.RemoveStunt;
import dev.lifeboat.core.plan.RestoreDefinition;
import dev.lifeboat.core.plan.Resume;
import dev.lifeboat.core.plan.SeeWhether;
import dev.lifeboat.core.plan.SeizeLock;
import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.plan.StartStunt;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StopIfStuck;
import dev.lifeboat.core.plan.SwitchOff;
import dev.lifeboat.core.plan.TakeOver;
import dev.lifeboat.core.plan.TakeSnapshot;
import dev.lifeboat.core.plan.Tries;
import dev.lifeboat.core.plan.TurnOffAutostart;
import dev.lifeboat.core.plan.Undefine;
import dev.lifeboat.core.spi.Ports;
import java.util.function.Supplier;

/// Carries steps out through the ports. Dull on purpose: one step, one call, nothing decided.
public record Hands(Fleet fleet, Ports ports) {

    public Outcome act(Step step) {
        return switch (step) {
            case FreezePanel(_, var host) -> ports.panel().freeze(fleet.host(host));
            case ReleasePanel(_, var host, var lives) ->
                    ports.panel().release(fleet.host(host), lives);
            case EnterFence(_, _, var cluster, var address, _, _) ->
                    ports.storage().fence(cluster, address, FenceStands.ENTERED_FOR);
            case ClearShortEntry(_, _, var cluster, var address, _) ->
                    ports.storage().liftFence(cluster, address);
            case LiftFence(_, _, var cluster, var address, _) ->
                    ports.storage().liftFence(cluster, address);
            case CutPower(_, var host, _) -> ports.power().off(fleet.host(host));
            case PowerOn(_, var host, _) -> ports.power().on(fleet.host(host));
            case BreakLock(_, var image, var seen, _) -> ports.storage().breakLock(image, seen);
            case Define(_, var seat, _, var from, _) ->
                    ports.hypervisor().define(fleet.host(seat.host()), seat.vm(), from.xml(), true);
            case RestoreDefinition(_, var seat, _, var original) ->
                    ports.hypervisor()
                            .define(fleet.host(seat.host()), seat.vm(), original.xml(), false);
            case Start(_, var seat, _, _, _) ->
                    ports.hypervisor().start(fleet.host(seat.host()), seat.vm());
            case Resume(_, var seat, _, _) ->
                    ports.hypervisor().resume(fleet.host(seat.host()), seat.vm());
            case StopIfStuck(_, var seat, _, _) ->
                    ports.hypervisor().destroy(fleet.host(seat.host()), seat.vm());
            case TurnOffAutostart(_, var seat, _) ->
                    ports.hypervisor().autostart(fleet.host(seat.host()), seat.vm(), false);
            case Undefine(_, var seat, _, _) ->
                    ports.hypervisor().undefine(fleet.host(seat.host()), seat.vm());
            case HoldReturn(_, var host, _) -> ports.holds().place(fleet.host(host));
            case LiftHold(_, var host) -> ports.holds().lift(fleet.host(host));
            case MakeScratch(_, var scratch, var features) ->
                    ports.stunts().make(scratch.image(), features);
            case RemoveScratch(_, var scratch) -> ports.stunts().remove(scratch.image());
            case SeizeLock(_, var host, var dummy, var like) ->
                    ports.stunts().seize(fleet.host(host), dummy.image(), like);
            case TakeOver(_, var host, var dummy, _, var like) ->
                    ports.stunts().takeOver(fleet.host(host), dummy.image(), like);
            case FreeCanary(_, var canary) -> ports.stunts().free(canary.image());
            case TakeSnapshot(_, var twin, _) -> ports.stunts().snapshot(twin);
            case DropSnapshot(_, var twin, _) -> ports.stunts().drop(twin);
            case MakeClone(_, var twin) -> ports.stunts().copy(twin);
            case Enclose(_, var stunt) -> ports.stunts().enclose(fleet.host(stunt.host()), stunt);
            case RemoveEnclosure(_, var stunt) ->
                    ports.stunts().removeEnclosure(fleet.host(stunt.host()), stunt);
            case DefineStunt(_, var stunt, var like, var disks) ->
                    ports.stunts().define(fleet.host(stunt.host()), stunt, like, disks);
            case StartStunt(_, var stunt, _, _) ->
                    ports.hypervisor().start(fleet.host(stunt.host()), stunt.seat().vm());
            case RemoveStunt(_, var stunt) -> ports.stunts().end(fleet.host(stunt.host()), stunt);
            case SwitchOff(_, var host, _) -> ports.power().off(fleet.host(host));
            case HangHost(_, var host, _, _) -> ports.stunts().hang(fleet.host(host));
            case KillCanary(_, var seat, _, _) -> canary(seat.vm(), () -> kill(seat));
            case EndCanary(_, var seat, _) ->
                    canary(
                            seat.vm(),
                            () -> ports.hypervisor().destroy(fleet.host(seat.host()), seat.vm()));
            case Tries(var tried, _) -> act(tried);
            case Confirm _, HumanStep _, SeeWhether _ ->
                    throw new IllegalArgumentException("nobody acts in " + step.id());
        };
    }

    private Outcome kill(Seat seat) {
        return ports.stunts().kill(fleet.host(seat.host()), fleet.vm(seat.vm()));
    }

    /// By the site file of who carries the run now, which need not be that of who planned it.
    private Outcome canary(VmId vm, Supplier<Outcome> act) {
        return fleet.vm(vm).canary()
                ? act.get()
                : new Outcome.Refused(
                        fleet.vm(vm) + " is not in drills.canary-guests of the site file");
    }
}
