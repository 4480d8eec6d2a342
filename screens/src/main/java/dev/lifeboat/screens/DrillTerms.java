package dev.lifeboat.screens;

import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.SeeWhether;
import dev.lifeboat.core.plan.StartStunt;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.SwitchOff;
import dev.lifeboat.core.plan.TakeOver;
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

    static DrillTerms of(Goal.Drill.Kind kind) {
        return switch (kind) {
            case LOCK ->
                    new DrillTerms(
                            "scratch images of 4 MiB, made for it and removed; no guest and no"
                                    + " guest's image",
                            "can notice nothing",
                            "one blocklist entry of each killed client, which Ceph drops after an"
                                    + " hour",
                            "half a minute: a dead client's watch has to run out first",
                            "",
                            "older than what is known of the last change of caps or release, so"
                                    + " perhaps made otherwise than what was tried");
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
                                    + " takes over from a client that died with the lock, in pool "
                                    + it.scratch().image().pool());
            case StartStunt it ->
                    Optional.of("a clone of " + it.name() + " comes up on " + it.stunt().host());
            case SwitchOff it ->
                    Optional.of(
                            it.host()
                                    + " is switched off by its BMC, seen off, switched on, and comes"
                                    + " back");
            case SeeWhether it when listens(it) -> Optional.of(it.sentence());
            default -> Optional.empty();
        };
    }
}
