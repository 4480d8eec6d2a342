package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// One line to paste for customers when a phase is through: what it means for them, no names of
/// other customers' guests, nothing that is not yet certain.
public final class Notices {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);

    private Notices() {}

    /// The notice that this entry gives rise to; mostly none.
    ///
    /// @param run as it is after the entry
    public static Optional<String> on(Entry entry, Run run, Page page) {
        return text(entry, run)
                .map(text -> TIME.format(entry.at().atZone(page.zone())) + "  " + Plain.of(text));
    }

    private static Optional<String> text(Entry entry, Run run) {
        return switch (run.plan().goal()) {
            case Goal.Evacuate(var dead, _) -> {
                var host = (dead.size() == 1 ? "Host " : "Hosts ") + Words.list(dead);
                yield text(entry, run, failed(host, run), phase -> evacuated(phase, host, run))
                        .or(() -> asked(entry, run, host));
            }
            case Goal.SwapChassis(var dead, _) -> {
                var host = "Host " + dead;
                yield text(entry, run, broken(host, run), phase -> swapped(phase, host, run));
            }
            // Its guests run elsewhere, and nobody notices.
            case Goal.Readmit _, Goal.Drill _ -> Optional.empty();
        };
    }

    private static Optional<String> text(
            Entry entry, Run run, String first, Function<String, Optional<String>> through) {
        return switch (entry.event()) {
            case Event.Claimed _ when entry.epoch().number() <= 1 -> Optional.of(first);
            case Event.Observed(var step, _, _) -> through(step, run).flatMap(through);
            case Event.Adopted(var step, _) -> through(step, run).flatMap(through);
            case Event.Ended _ -> isProven(run) ? Optional.empty() : Optional.of(proven(run));
            default -> Optional.empty();
        };
    }

    private static Optional<String> asked(Entry entry, Run run, String host) {
        return entry.event() instanceof Event.Asked(var question)
                ? run.plan()
                        .step(question.step())
                        .filter(CutPower.class::isInstance)
                        .map(_ ->
                                "Before anything is started elsewhere, we make certain by hand"
                                        + " that "
                                        + host.toLowerCase(Locale.ROOT)
                                        + " is off.")
                : Optional.empty();
    }

    /// The phase that this step was the last of.
    private static Optional<String> through(StepId step, Run run) {
        return run.plan()
                .phase(Lanes.phase(step.lane()))
                .filter(phase -> PhaseState.of(phase, run) == PhaseState.DONE)
                .map(Phase::number);
    }

    private static Optional<String> evacuated(String phase, String host, Run run) {
        return switch (phase) {
            case "2b" ->
                    Optional.of(host + " is cut off for certain; starting on other hosts begins.");
            case "4" ->
                    Optional.of(
                            "The virtual machines are started on other hosts; each is being"
                                    + " checked.");
            case "5" -> Optional.of(proven(run));
            default -> Optional.empty();
        };
    }

    private static Optional<String> swapped(String phase, String host, Run run) {
        return switch (phase) {
            case "2" ->
                    Optional.of(host + " has a broken machine; its drives go into a spare one.");
            case "3" ->
                    Optional.of(
                            "The drives of "
                                    + host.toLowerCase(Locale.ROOT)
                                    + " are in the spare machine, which is being made ready.");
            case "4" -> Optional.of("The spare machine is ready and is being started.");
            case "5" ->
                    Optional.of(
                            host
                                    + " runs again in the spare machine; its virtual machines are"
                                    + " being checked.");
            case "6" -> Optional.of(proven(run));
            default -> Optional.empty();
        };
    }

    /// They stay on their host.
    private static String broken(String host, Run run) {
        return host
                + " has failed, and "
                + machines(run.plan().moves().size())
                + " with it; we are bringing it back.";
    }

    private static String failed(String host, Run run) {
        return host
                + " has failed. "
                + machines(run.plan().moves().size())
                + " of it are being brought back on other hosts.";
    }

    private static boolean isProven(Run run) {
        return run.plan().lanes().filter(lane -> Proofs.of(lane).isPresent()).allMatch(run::isDone);
    }

    private static String proven(Run run) {
        var all = run.plan().lanes().filter(lane -> Proofs.of(lane).isPresent()).toList();
        var well = all.stream().filter(run::isDone).count();
        return well == all.size()
                ? "All " + machines(well) + " run again and were checked one by one."
                : well + " of " + machines(all.size()) + " run again; we are working on the rest.";
    }

    private static String machines(long count) {
        return Words.count(count, "virtual machine");
    }
}
