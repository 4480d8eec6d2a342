package dev.lifeboat.screens;

import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.Words;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

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
        if (!(run.plan().goal() instanceof Goal.Evacuate(var dead, _))) {
            return Optional.empty();
        }
        var host = (dead.size() == 1 ? "Host " : "Hosts ") + Words.list(dead);
        return text(entry, host, run)
                .map(text -> TIME.format(entry.at().atZone(page.zone())) + "  " + Plain.of(text));
    }

    private static Optional<String> text(Entry entry, String host, Run run) {
        return switch (entry.event()) {
            case Event.Claimed _ when entry.epoch().number() <= 1 -> Optional.of(failed(host, run));
            case Event.Asked(var question) -> asked(question, host, run);
            case Event.Observed(var step, _, _) -> through(step, host, run);
            case Event.Adopted(var step, _) -> through(step, host, run);
            case Event.Ended _ -> isProven(run) ? Optional.empty() : Optional.of(proven(run));
            default -> Optional.empty();
        };
    }

    private static Optional<String> asked(Question question, String host, Run run) {
        return run.plan()
                .step(question.step())
                .filter(CutPower.class::isInstance)
                .map(_ ->
                        "Before anything is started elsewhere, we make certain by hand that "
                                + host.toLowerCase(Locale.ROOT)
                                + " is off.");
    }

    /// Whether this step was the last of its phase.
    private static Optional<String> through(StepId step, String host, Run run) {
        var phase = run.plan().phase(Lanes.phase(step.lane()));
        if (phase.isEmpty() || PhaseState.of(phase.get(), run) != PhaseState.DONE) {
            return Optional.empty();
        }
        return switch (phase.get().number()) {
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
