package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// `report.md`: what happened in an outage, how it is known, and what is left to do. What is not
/// known is said to be unknown.
public final class Report {
    private final Story story;
    private final Run run;
    private final Page page;
    private final Markdown out = new Markdown();

    private Report(Story story, Page page) {
        this.story = story;
        this.run = story.run();
        this.page = page;
    }

    public static String markdown(Story story, Page page) {
        return new Report(story, page).text();
    }

    private String text() {
        var day = page.dayAndTime(start()).substring(0, 10);
        out.title("Outage of " + Words.list(run.plan().goal().hosts()) + ", " + day);
        overview();
        timeline();
        new ReportFindings(story, run, page).write(out);
        downtimes();
        new ReportSurprises(story, run, page).write(out);
        return out.toString();
    }

    private Instant start() {
        return story.journal().getFirst().at();
    }

    private Instant end() {
        return story.journal().getLast().at();
    }

    private void overview() {
        var took = Page.took(Duration.between(start(), end()));
        out.line(
                Words.list(run.plan().goal().hosts())
                        + story.died()
                                .map(at -> " died at " + page.time(at))
                                .orElse(" died at an unknown time")
                        + ". "
                        + began());
        out.line("");
        out.item(
                "Run "
                        + run.id()
                        + ": "
                        + Markdown.text(run.plan().goal().text())
                        + ", begun "
                        + page.time(start())
                        + ", "
                        + outcome(took));
        out.item("Guests: " + proven());
        out.item(
                "Muster at "
                        + page.time(story.roll().at())
                        + ": "
                        + Words.count(story.roll().lines().size(), "guest")
                        + ", "
                        + story.roll().summary());
        longest().ifPresent(out::item);
    }

    private String began() {
        return story.died().isPresent()
                ? "Lifeboat was set to work "
                        + Page.took(Duration.between(story.died().get(), start()))
                        + " later."
                : "The downtimes below count from when each guest was last seen well.";
    }

    private String outcome(String took) {
        if (run.ending().isPresent()) {
            return "over after " + took + ", " + RunLines.ended(run.ending().get());
        }
        return "not over after "
                + took
                + (run.isHalted()
                        ? "; it stopped after phase " + run.until().orElseThrow() + ", as asked"
                        : "")
                + (run.open().isEmpty()
                        ? ""
                        : "; it waits for answers to " + Words.list(run.open().keySet()));
    }

    private String proven() {
        var all = Downtime.all(story);
        var proven = all.stream().filter(each -> each.proven().isPresent()).count();
        var left = run.plan().refusals().stream().filter(each -> each.matters()).count();
        return all.size()
                + " to bring back, "
                + proven
                + " proven"
                + (left == 0 ? "" : "; " + left + " more could not be planned for (below)");
    }

    private Optional<String> longest() {
        var all = Downtime.all(story).stream().flatMap(each -> each.away().stream()).toList();
        return all.stream()
                .max(Duration::compareTo)
                .map(most ->
                        "Downtime: at most "
                                + Page.took(most)
                                + ", shortest "
                                + Page.took(all.stream().min(Duration::compareTo).orElse(most)));
    }

    private void timeline() {
        out.section("Timeline");
        out.head(List.of(page.zone().getId(), "UTC", "where", "what"));
        story.died()
                .ifPresent(at -> event(at, "", Words.list(run.plan().goal().hosts()) + " died"));
        var now = Run.of(run.id(), story.plan());
        for (var entry : story.journal()) {
            now = now.after(entry);
            var plan = now.plan();
            var where = RunLines.where(entry.event(), now);
            RunLines.told(entry, plan).ifPresent(told -> event(entry.at(), where, told));
        }
    }

    private void event(Instant at, String where, String what) {
        var utc = new Page(ZoneOffset.UTC, page.width(), Paint.OFF);
        out.row(List.of(page.time(at), utc.time(at), where, Markdown.text(what)));
    }

    private void downtimes() {
        out.section("Downtime of each guest");
        var from = story.died().isPresent() ? "host died" : "last seen well";
        out.head(List.of("guest", from, "started", "proven", "downtime at most", "where"));
        for (var each : Downtime.all(story)) {
            out.row(
                    List.of(
                            each.guest(),
                            time(each.since(), "not known"),
                            time(each.started(), "not by this run"),
                            time(each.proven(), "not proven"),
                            each.away().map(Page::took).orElse("not known"),
                            each.where().map(HostId::name).orElse("nowhere")));
        }
        for (var refusal : run.plan().refusals()) {
            if (refusal.matters()) {
                out.row(
                        List.of(
                                Markdown.text(refusal.name()),
                                "-",
                                "no",
                                "no",
                                "still down",
                                "nowhere"));
            }
        }
    }

    private String time(Optional<Instant> at, String otherwise) {
        return at.map(page::time).orElse(otherwise);
    }
}
