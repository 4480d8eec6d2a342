package dev.lifeboat.screens;

import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Words;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// One line to paste for customers when a phase is through: what it means for them, no names of
/// other customers' guests, nothing that is not yet certain.
public final class Notices {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);

    private Notices() {}

    /// The notice for a phase that is through; none where there is nothing to tell.
    public static Optional<String> after(String phase, Run run, Instant at, Page page) {
        if (!(run.plan().goal() instanceof Goal.Evacuate(var dead, _))
                || run.plan().phase(phase).isEmpty()) {
            return Optional.empty();
        }
        var state = PhaseState.of(run.plan().phase(phase).get(), run);
        var host = dead.size() == 1 ? "Host " + Words.list(dead) : "Hosts " + Words.list(dead);
        return text(phase, state, host, run)
                .map(text -> TIME.format(at.atZone(page.zone())) + "  " + Plain.of(text));
    }

    private static Optional<String> text(String phase, PhaseState state, String host, Run run) {
        var through = state == PhaseState.DONE;
        return switch (phase) {
            case "0" -> Optional.of(failed(host, run));
            case "2b" ->
                    through
                            ? Optional.of(host + " is off for certain. Starting elsewhere begins.")
                            : state == PhaseState.ASKS
                                    ? Optional.of(
                                            "We are making certain that "
                                                    + host.toLowerCase(Locale.ROOT)
                                                    + " is off before anything is started"
                                                    + " elsewhere.")
                                    : Optional.empty();
            case "4" -> through ? Optional.of(started(run)) : Optional.empty();
            case "5" -> state == PhaseState.AHEAD ? Optional.empty() : Optional.of(proven(run));
            default -> Optional.empty();
        };
    }

    private static String failed(String host, Run run) {
        return host
                + " has failed. "
                + machines(run.plan().moves().size())
                + " will be started on other hosts.";
    }

    private static String started(Run run) {
        return "Virtual machines are starting on other hosts; each of the "
                + run.plan().moves().size()
                + " is being checked.";
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
