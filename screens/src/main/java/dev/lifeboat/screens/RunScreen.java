package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `lifeboat go`, live: how far each phase and each guest is.
public final class RunScreen {
    private static final int NAME = 28;

    /// One cell of the grid of guests; two fit on a narrow page, three on a wide one.
    private static final int CELL = 39;

    private static final int LONGEST_NAME = 14;

    /// More guests than this do not fit on a screen: the proven ones are then only counted.
    private static final int GUESTS_SHOWN = 40;

    private final Run run;
    private final RunTimes times;
    private final Instant end;
    private final List<GuestStage> guests;
    private final Page page;
    private final Sheet sheet;

    private RunScreen(Run run, RunTimes times, Instant end, List<GuestStage> guests, Page page) {
        this.run = run;
        this.times = times;
        this.end = end;
        this.guests = guests;
        this.page = page;
        this.sheet = new Sheet(page);
    }

    /// @param journal of this run, from its first entry
    /// @param known all readings so far; those too old at this moment do not count
    public static String text(Run run, List<Entry> journal, Snapshot known, Instant at, Page page) {
        return of(run, journal, known, at, page).text(true);
    }

    /// The same, and below it each open question with its evidence and choices.
    public static String asking(
            Run run, List<Entry> journal, Snapshot known, Instant at, Page page) {
        var text = new StringBuilder(of(run, journal, known, at, page).text(false));
        var now = new FreshAt(known, at);
        for (var question : run.open().values()) {
            text.append('\n').append(QuestionScreen.text(question, run, now, page));
        }
        return text.toString();
    }

    private static RunScreen of(
            Run run, List<Entry> journal, Snapshot known, Instant at, Page page) {
        var times = new RunTimes(journal);
        var guests = GuestStage.all(run, times, new FreshAt(known, at));
        return new RunScreen(run, times, times.ended().orElse(at), guests, page);
    }

    private String text(boolean withQuestions) {
        head();
        new PhaseRows(run, times, end, guests).all().forEach(this::phase);
        if (!guests.isEmpty()) {
            sheet.blank();
            grid();
        }
        if (withQuestions) {
            questions();
        }
        ending();
        return sheet.toString();
    }

    private void head() {
        var what = what(run);
        var state = state();
        var took = times.start().map(start -> Duration.between(start, end)).orElse(Duration.ZERO);
        var on = times.controller().map(name -> "    on " + name).orElse("");
        var left = new Span(Style.STRONG, "Run " + run.id() + "   " + what + state);
        sheet.ends(left, "elapsed " + Page.took(took) + on).blank();
    }

    private String state() {
        if (run.isAborted()) {
            return "   aborted";
        }
        var stops = run.isHalted() ? "   stopped after " : "   stops after ";
        return run.isPaused() ? "   paused" : run.until().map(stops::concat).orElse("");
    }

    /// `kct09 -> kct10, kct11`
    static String what(Run run) {
        return run.plan().goal() instanceof Goal.Evacuate(var dead, var onto)
                ? Words.list(dead) + " -> " + Words.list(onto)
                : run.plan().goal().text();
    }

    private void phase(PhaseRow row) {
        var word = row.next() ? new Span(Style.FAINT, Plain.pad("next", 6)) : row.state().span();
        sheet.entry(
                2 + 3 + NAME + 1 + 6 + 7,
                row.detail(),
                Span.plain(
                        "  "
                                + Plain.pad(Plain.pad(row.number(), 2) + " " + row.name(), 3 + NAME)
                                + " "),
                word,
                Span.plain(Plain.pad(row.time(), 7)));
    }

    private void grid() {
        var all = guests.size() <= GUESTS_SHOWN;
        var shown = all ? guests : guests.stream().filter(guest -> !guest.well()).toList();
        var columns = page.width() / CELL;
        var rows = (shown.size() + columns - 1) / columns;
        var names = shown.stream().mapToInt(guest -> guest.guest().length()).max().orElse(0);
        var width = Math.min(names, LONGEST_NAME) + 2;
        for (var row = 0; row < rows; row++) {
            var line = new ArrayList<Span>();
            for (var column = 0; column < columns && column * rows + row < shown.size(); column++) {
                line.addAll(cell(shown.get(column * rows + row), width));
            }
            sheet.line(line.toArray(Span[]::new));
        }
        if (!all && guests.size() > shown.size()) {
            sheet.line("  " + (guests.size() - shown.size()) + " more are well");
        }
    }

    private static List<Span> cell(GuestStage guest, int width) {
        var room = CELL - 2 - width;
        var name = Span.plain("  " + Plain.pad(cut(guest.guest(), width - 1), width));
        return List.of(
                name, new Span(guest.style(), Plain.pad(cut(guest.words(), room - 1), room)));
    }

    /// The whole of it stands on the muster roll.
    private static String cut(String text, int columns) {
        return Plain.width(text) <= columns
                ? text
                : text.substring(0, text.offsetByCodePoints(0, columns - 2)) + "..";
    }

    private void questions() {
        for (var question : run.open().values()) {
            sheet.blank();
            var place = Lanes.shown(question.step().lane(), run.plan());
            sheet.entry(
                    5,
                    place + " needs you: " + question.ask(),
                    new Span(Style.OPEN, " " + Plain.pad(question.id().toString(), 4)));
        }
    }

    private void ending() {
        if (run.ending().isPresent()) {
            sheet.blank().text(1, "Run " + RunLines.ended(run.ending().get()) + ".");
            if (run.plan().goal() instanceof Goal.Evacuate(var dead, _)) {
                dead.forEach(host -> sheet.next("lifeboat muster " + host));
            }
        }
    }
}
