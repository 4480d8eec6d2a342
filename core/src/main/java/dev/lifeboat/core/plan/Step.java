package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.fleet.Subject;
import java.util.List;
import java.util.Set;

/// A claim, and a way to bring it about. A step does no I/O: hands act, eyes look.
public sealed interface Step extends Claim
        permits BreakLock,
                ClearShortEntry,
                Confirm,
                CutPower,
                Define,
                DefineStunt,
                DropSnapshot,
                Enclose,
                EndCanary,
                EnterFence,
                FreeCanary,
                FreezePanel,
                HangHost,
                HoldReturn,
                HumanStep,
                KillCanary,
                LiftFence,
                LiftHold,
                MakeClone,
                MakeScratch,
                PowerOn,
                ReleasePanel,
                RemoveEnclosure,
                RemoveScratch,
                RemoveStunt,
                RestoreDefinition,
                Resume,
                SeeWhether,
                SeizeLock,
                Start,
                StartStunt,
                StopIfStuck,
                SwitchOff,
                TakeOver,
                TakeSnapshot,
                Tries,
                TurnOffAutostart,
                Undefine {
    StepId id();

    /// What is done, as an order: `break lock of vms/db-1 held by client.4148 at
    /// 10.91.0.11:0/29677`.
    String act();

    /// What must be seen to be true just before the act.
    default List<Claim> guards() {
        return List.of();
    }

    default Limits limits() {
        return Limits.USUAL;
    }

    Risk risk();

    /// What the act changes: readings of these that were asked before its end are void.
    Set<Subject> touches();

    /// Whether the act can change what readings of this kind say of what it touches. A silence that
    /// was heard before the power was cut is not undone by it.
    default boolean changes(Kind<?, ?> kind) {
        return true;
    }

    /// Whether a reading of this key that was asked before the act ended is void.
    default boolean voids(Key<?, ?> key) {
        return touches().contains(key.subject()) && changes(key.kind());
    }

    /// Whether it is done to learn whether it can be: then a no is an answer, nobody is asked, and
    /// what comes after goes on.
    default boolean isTrial() {
        return false;
    }

    /// Whether it takes away what a drill has made, or puts back what it has changed. That is done
    /// also where something before it was left undone, and when the drill is aborted.
    default boolean cleansUp() {
        return false;
    }

    /// What is done; of a step that is tried, the step.
    default Step itself() {
        return this;
    }

    /// Whether there is anything to do but look: a person acts, or nobody.
    default boolean actsByItself() {
        return true;
    }
}
