package dev.lifeboat.screens;

import dev.lifeboat.core.plan.CanaryImage;
import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.Dummy;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.HangHost;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Scratch;
import dev.lifeboat.core.plan.SeeWhether;
import dev.lifeboat.core.plan.StartStunt;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.SwitchOff;
import dev.lifeboat.core.plan.TakeOver;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a person is told of a drill before they agree to it.
///
/// @param beyond what it does not try, or not everywhere; empty where all is said
/// @param notCovered why it says nothing of some
record DrillTerms(
        String touches,
        String customers,
        String leaves,
        String takes,
        String beyond,
        String notCovered) {

    private static final DrillTerms HUNG =
            new DrillTerms(
                    "the host, which is made to hang and then fenced and switched off as a dead one"
                            + " is, and all that runs on it: canaries",
                    "can notice nothing: no guest of theirs runs there",
                    "the canaries where they were brought; the host off, and held until it is"
                            + " readmitted",
                    "as long as a recovery takes",
                    "",
                    "not tried");

    /// Before it.
    static DrillTerms of(Plan plan) {
        return plan.goal() instanceof Goal.Drill drill ? of(drill.kind()) : HUNG;
    }

    static DrillTerms of(Goal.Drill.Kind kind) {
        return switch (kind) {
            case LOCK ->
                    new DrillTerms(
                            "scratch images of 4 MiB, made for it and removed, and canary images; no"
                                    + " guest and no guest's image",
                            "can notice nothing",
                            "one blocklist entry of each killed client, which Ceph drops after an"
                                    + " hour",
                            "half a minute: a dead client's watch has to run out first",
                            "",
                            "older than what is known of the last change of caps or release, so"
                                    + " perhaps made otherwise than what was tried: an image as old in"
                                    + " drills.canary-images would prove them");
            case RESTART ->
                    new DrillTerms(
                            "a snapshot of each disk, taken by the guest's own client while it runs"
                                    + " and removed; a clone of it, booted in a network that"
                                    + " nothing leaves, and removed",
                            "can notice nothing but that, while the snapshot is there, the first"
                                    + " write to each part of the disk takes a little longer",
                            "nothing",
                            "as long as the clones boot, at most 4 min each",
                            "the guests' network there, which no clone may have; what comes after"
                                    + " the login",
                            "not tried");
            case OOB ->
                    new DrillTerms(
                            "the power of the host, while it runs no guest",
                            "can notice nothing",
                            "the host freshly booted: what was changed on it since its last boot"
                                    + " is tried with it. It is silent meanwhile, which alarms"
                                    + " will say",
                            "as long as it boots, at most 15 min",
                            "its console: the site file names no log of it (hosts.NAME.console)",
                            "not tried");
            case FULL ->
                    new DrillTerms(
                            "the canaries alone: each is killed, started elsewhere, and brought"
                                    + " home",
                            "can notice nothing: canaries are nobody's",
                            "one blocklist entry of each killed client, which Ceph drops after an"
                                    + " hour",
                            "two boots of each, and half a minute between: a dead client's watch has"
                                    + " to run out first. Until then an evacuation of the host has to"
                                    + " wait, or this run to be aborted",
                            "the fence: the host lives on",
                            "not tried");
        };
    }

    /// Of whom there are many alike, the pool.
    static String on(Dummy dummy) {
        return switch (dummy) {
            case Scratch scratch -> ", in pool " + scratch.image().pool();
            case CanaryImage canary ->
                    ", of "
                            + canary
                            + " which was made on "
                            + LocalDate.ofInstant(canary.created(), ZoneOffset.UTC);
        };
    }

    /// What this one does not try; empty where all is said.
    String beyond(Plan plan) {
        return plan.steps().anyMatch(DrillTerms::listens) ? "" : beyond;
    }

    private static boolean listens(Step step) {
        return step instanceof SeeWhether see && see.claim() instanceof ConsoleSpoke;
    }

    /// What a step tries, as a person would say it.
    static Optional<String> trial(Step step) {
        return switch (step) {
            case TakeOver it ->
                    Optional.of(
                            it.user().entity()
                                    + " on "
                                    + it.target()
                                    + " takes over from a client that died with the lock"
                                    + on(it.dummy()));
            case StartStunt it ->
                    Optional.of("a clone of " + it.name() + " comes up on " + it.stunt().host());
            case SwitchOff it ->
                    Optional.of(
                            it.host()
                                    + " is switched off by its BMC, seen off, switched on, and comes"
                                    + " back");
            case SeeWhether it when listens(it) -> Optional.of(it.sentence());
            case SeeWhether(_, GuestIsWell well, _) ->
                    Optional.of(
                            well.name()
                                    + ", killed, is brought back on "
                                    + well.seat().host()
                                    + ", and then home");
            case HangHost it ->
                    Optional.of(it.host() + " hangs, and its plan brings its canaries back");
            default -> Optional.empty();
        };
    }
}
