package dev.lifeboat.screens;

import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.EnterFence;
import dev.lifeboat.core.plan.IsSilent;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// "What was found, and how it is known": each sentence with the command that shows it.
record ReportFindings(Story story, Run run, Page page) {

    void write(Markdown out) {
        out.section("What was found, and how it is known");
        for (var entry : story.journal()) {
            found(entry).ifPresent(out::item);
        }
        causes(out);
        for (var line : story.roll().lines()) {
            if (!Roll.isWell(line) && !Roll.isOff(line)) {
                var name = Markdown.text(line.vm().name());
                var said = Roll.verdict(line) + ", " + story.roll().because(line);
                out.item(name + " after the run: " + Markdown.text(said) + source(line));
            }
        }
    }

    private String source(GuestLine line) {
        return new Evidence(story.roll().now())
                .of(line)
                .map(reading -> shown(reading.source().command(), reading.answered()))
                .orElse("");
    }

    /// What decided: that the host was dead, that it could not write, that it could not speak.
    private Optional<String> found(Entry entry) {
        return switch (entry.event()) {
            case Event.Observed(var id, _, var because) ->
                    run.plan().step(id).flatMap(step -> sentence(step, because, entry.at()));
            case Event.Adopted(var id, var because) ->
                    run.plan().step(id).flatMap(step -> sentence(step, because, entry.at()));
            default -> Optional.empty();
        };
    }

    private Optional<String> sentence(Step step, String because, Instant at) {
        var decides =
                step instanceof EnterFence
                        || step instanceof CutPower
                        || step instanceof Confirm(_, IsSilent _, _);
        if (!decides) {
            return Optional.empty();
        }
        var sources = new TreeSet<String>();
        for (var key : step.asks()) {
            var reading = story.roll().now().read(key);
            if (!key.kind().isHistory() && reading.answered().isAfter(Instant.MIN)) {
                sources.add(Markdown.code(reading.source().command()));
            }
        }
        var how = sources.isEmpty() ? "" : " (" + String.join(", ", sources) + ")";
        return Optional.of(
                Markdown.text(step.sentence() + ": " + because) + ", seen " + page.time(at) + how);
    }

    /// The same cause of many guests is one finding.
    private void causes(Markdown out) {
        var groups = new LinkedHashMap<String, List<CausesSeen.Seen>>();
        for (var seen : story.causes()) {
            groups.merge(
                    seen.cause().kind().text() + seen.source(),
                    List.of(seen),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        for (var group : groups.values()) {
            var names = group.stream().map(CausesSeen.Seen::guest).distinct().toList();
            var first = group.getFirst();
            out.item(
                    Markdown.text(
                                    String.join(", ", names)
                                            + ": "
                                            + first.cause().kind().text()
                                            + ": "
                                            + first.cause().because())
                            + shown(first.source(), first.at()));
        }
        if (groups.isEmpty()) {
            out.item("No guest was seen to be ill while the run went on.");
        }
    }

    private String shown(String command, Instant at) {
        return " (" + Markdown.code(command) + ", " + page.time(at) + ")";
    }
}
