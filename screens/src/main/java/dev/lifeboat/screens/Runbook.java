package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Start;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// `lifeboat plan HOST --as-commands`: the plan as a bash script, for the night on which Lifeboat
/// itself is down.
///
/// A pasted runbook is a second controller (facts/fence.md R10), so it refuses while a run holds
/// the host, and each line that acts reads its evidence itself.
public final class Runbook {
    private static final String FUNCTIONS = functions();

    private Runbook() {}

    /// @param now what the plan was made from
    public static String script(Plan plan, Fleet fleet, Snapshot now, Ways ways, Page page) {
        var text = new StringBuilder(head(plan, page));
        text.append(FUNCTIONS).append('\n');
        text.append(new RunbookWays(ways, now).text(plan.goal().hosts()));
        text.append(deaths(plan, new RunbookLines(fleet, now)));
        text.append("# --- the plan ").append("-".repeat(66)).append('\n');
        for (var host : plan.goal().hosts()) {
            text.append("no_run_holds ").append(Quoted.word(host.name())).append("\n");
        }
        var lines = new RunbookLines(fleet, now);
        for (var phase : plan.phases()) {
            phase(phase, plan, lines, text);
        }
        text.append("\n# Only when named: a guest that has given up is stopped and started.\n");
        plan.steps()
                .filter(Start.class::isInstance)
                .map(Start.class::cast)
                .filter(start -> start.id().lane().startsWith("5."))
                .forEach(start -> text.append(lines.restart(start)));
        return text.append(foot(plan)).toString();
    }

    private static String deaths(Plan plan, RunbookLines lines) {
        var cases = new TreeMap<String, String>();
        plan.steps()
                .filter(CutPower.class::isInstance)
                .map(step -> ((CutPower) step).dead())
                .forEach(claim -> cases.put(claim.host().name(), lines.death(claim)));
        return "# It is silent, and it is not our own network.\nis_dead() {\n    local host=$1\n"
                + RunbookWays.cases("host", cases, "nothing shows the death of")
                + "}\n\n";
    }

    private static String head(Plan plan, Page page) {
        return "#!/bin/bash\n"
                + comment("Lifeboat runbook, plan " + plan.id() + ": " + plan.goal().text())
                + comment("Made from readings of " + page.dayAndTime(plan.seen()) + ".")
                + comment("")
                + comment("  bash THIS-FILE          all of it, in this order")
                + comment("  bash THIS-FILE 2a 2b    only these phases")
                + comment("  bash THIS-FILE 4.NAME   only this guest's lane")
                + comment("")
                + comment("Save it and run it; pasted, a question would read the next line as its")
                + comment("answer, and stop. What it cannot do it asks for by hand. While Lifeboat")
                + comment("itself can run, rather: lifeboat go " + plan.id())
                + "\n# Words in single quotes mean themselves.\n# shellcheck disable=SC2016\n\n";
    }

    private static void phase(Phase phase, Plan plan, RunbookLines lines, StringBuilder text) {
        text.append('\n');
        text.append(comment(phase.number() + "  " + PhaseNames.of(phase, plan)));
        var begun = 0;
        for (var lane : phase.lanes()) {
            lane.steps().forEach(step -> text.append(lines.line(step)));
            begun++;
            var paced = phase.pace().slotFor().toSeconds();
            if (paced > 0 && begun % phase.pace().width() == 0 && begun < phase.lanes().size()) {
                text.append("wanted ")
                        .append(phase.number())
                        .append(" && sleep ")
                        .append(paced)
                        .append("   # guests that boot at once slow one another down\n");
            }
        }
    }

    private static String foot(Plan plan) {
        var text = new StringBuilder();
        if (!plan.refusals().isEmpty()) {
            text.append("\n# Not in the plan:\n");
            plan.refusals()
                    .forEach(left ->
                            text.append(comment("  " + left.name() + ": " + left.because())));
        }
        if (!plan.followUps().isEmpty()) {
            text.append("\n# Afterwards:\n");
            plan.followUps()
                    .forEach(left ->
                            text.append(comment("  " + left.because() + ": " + left.command())));
        }
        return text
                + "\nif ((${#not_well[@]} > 0)); then\n"
                + "    say \"not well: ${not_well[*]}\"\n"
                + "    exit 3\n"
                + "fi\n"
                + "say \"done\"\n";
    }

    private static String comment(String text) {
        return ("# " + Plain.of(text)).stripTrailing() + "\n";
    }

    private static String functions() {
        try (var file = Runbook.class.getResourceAsStream("runbook.sh")) {
            if (file == null) {
                throw new IllegalStateException("runbook.sh is not in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("runbook.sh", broken);
        }
    }
}
