package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
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
import dev.lifeboat.core.plan.FreeCanary;
import dev.lifeboat.core.plan.FreezePanel;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.HangHost;
import dev.lifeboat.core.plan.HoldReturn;
import dev.lifeboat.core.plan.HostAnswers;
import dev.lifeboat.core.plan.HumanStep;
import dev.lifeboat.core.plan.KillCanary;
import dev.lifeboat.core.plan.LiftFence;
import dev.lifeboat.core.plan.LiftHold;
import dev.lifeboat.core.plan.MakeClone;
import dev.lifeboat.core.plan.MakeScratch;
import dev.lifeboat.core.plan.OthersAnswer;
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
import java.util.Optional;

/// What was done, in the past tense; nothing where nobody needs to hear of it.
final class Deeds {
    private Deeds() {}

    /// After the step was carried out and seen to have worked.
    static Optional<String> done(Step step, String because) {
        return switch (step.itself()) {
            case Define _, RestoreDefinition _, DefineStunt _ -> Optional.empty();
            case Confirm confirm -> seen(confirm, because);
            default -> Optional.of(past(step, because));
        };
    }

    private static Optional<String> seen(Confirm confirm, String because) {
        return switch (confirm.claim()) {
            case HostAnswers _, OthersAnswer _ -> Optional.empty();
            case GuestIsWell _ -> Optional.of("is well: " + because);
            default -> Optional.of(because);
        };
    }

    private static String past(Step step, String because) {
        return switch (step) {
            case FreezePanel it -> "froze the customer panel for " + it.host();
            case ReleasePanel it -> "gave the customer panel of " + it.host() + " back";
            case EnterFence it -> it.host() + " cannot write: " + because;
            case ClearShortEntry it -> "removed the short blocklist entry of " + it.address();
            case LiftFence it -> "removed the blocklist entry of " + it.address();
            case CutPower it -> it.host() + " cannot speak: " + because;
            case PowerOn it -> "switched on " + it.host() + ": " + because;
            case BreakLock it ->
                    "broke the lock of " + it.image().label() + " held by " + it.seen();
            case Start it -> "started on " + it.seat().host();
            case Resume it -> "resumed on " + it.seat().host();
            case StopIfStuck it -> "stopped on " + it.seat().host();
            case TurnOffAutostart it -> "autostart is off on " + it.seat().host();
            case Undefine it -> "undefined on " + it.seat().host();
            case HoldReturn it ->
                    "holds the return of " + it.host() + ": nothing starts there until readmitted";
            case LiftHold it -> it.host() + " may have guests again";
            case HumanStep it -> "done by hand: " + it.instruction() + " (" + because + ")";
            case Define it -> "defined on " + it.seat().host();
            case RestoreDefinition _ -> "has its own definition again";
            case MakeScratch it -> "made the scratch image " + it.scratch();
            case SeizeLock it -> it.sentence();
            case TakeOver it -> it.user().entity() + " may, from " + it.target() + ": " + because;
            case FreeCanary it -> "freed " + it.canary();
            case RemoveScratch it -> "removed the scratch image " + it.scratch();
            case TakeSnapshot it -> "took the snapshot " + it.twin();
            case DropSnapshot it -> "removed the snapshot " + it.twin();
            case MakeClone it -> "cloned " + it.twin();
            case Enclose it -> "made the closed network " + it.stunt().bridge();
            case RemoveEnclosure it -> "removed the network " + it.stunt().bridge();
            case DefineStunt it -> "defined on " + it.stunt().host();
            case StartStunt it -> "started a clone of " + it.name() + " on " + it.stunt().host();
            case RemoveStunt it -> "ended " + it.stunt() + " on " + it.stunt().host();
            case SwitchOff it -> "switched off " + it.host() + ": " + because;
            case HangHost it -> "made " + it.host() + " hang";
            case KillCanary it -> "killed on " + it.seat().host();
            case EndCanary it -> "stopped on " + it.seat().host();
            case Tries it -> past(it.step(), because);
            case Confirm _, SeeWhether _ -> because;
        };
    }

    /// A trial that did not come to a yes.
    static String failed(Step step, Answer answer, String because) {
        if (step instanceof SeeWhether) {
            return (answer == Answer.NO ? "it is not so that " : "cannot tell whether ")
                    + step.sentence()
                    + ": "
                    + because;
        }
        return (answer == Answer.NO ? "failed to " : "cannot tell whether it can ")
                + step.act()
                + ": "
                + because;
    }

    /// It was already so. Steps that only heal what is ill usually find nothing to do.
    static Optional<String> adopted(Step step, String because) {
        return switch (step) {
            case Resume _, StopIfStuck _, RestoreDefinition _, Define _ -> Optional.empty();
            case Start start when start.id().lane().startsWith("5.") -> Optional.empty();
            case Start _ -> Optional.of("already running, not started again: " + because);
            case EnterFence _, CutPower _ -> Optional.of("already so: " + past(step, because));
            default -> Optional.of("already so: " + because);
        };
    }
}
