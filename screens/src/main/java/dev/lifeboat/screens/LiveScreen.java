package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a terminal shows of a run that goes on, as many lines as it has rows.
///
/// @param run as its journal leaves it
/// @param known all readings so far
public record LiveScreen(Run run, List<Entry> journal, Snapshot known, Instant at, Page page) {
    /// A window of fewer rows shows nothing that helps.
    private static final int FEWEST_ROWS = 8;

    /// The phases, which are what matters most, and the head above them.
    private static final int HEAD = 12;

    public LiveScreen {
        journal = List.copyOf(journal);
    }

    /// The run, the first open question with its choices, and what can be typed.
    ///
    /// @param typed the choice that is being typed
    /// @param told what became of the last key; empty when there is nothing to tell
    public List<String> lines(int rows, String typed, String told) {
        var lines = new ArrayList<String>();
        var tail = new ArrayList<String>();
        var text = RunScreen.text(run, journal, known, at, page);
        if (run.open().isEmpty()) {
            text.lines().forEach(lines::add);
        } else {
            var question = run.open().firstEntry().getValue();
            beforeQuestions(text).forEach(lines::add);
            tail.add("");
            QuestionScreen.text(question, run, known, page)
                    .lines()
                    .filter(line -> !line.startsWith(" next:"))
                    .forEach(tail::add);
            tail.add(" answer " + question.id() + ":  " + typed + "_");
        }
        tail.add(told.isEmpty() ? "" : " " + Plain.of(told));
        tail.add(keys());
        return fit(lines, tail, rows);
    }

    private String keys() {
        var pause = run.isPaused() ? " r go on" : " p pause";
        var answer = run.open().isEmpty() ? "" : "   number and Enter: answer";
        return pause + "   e evidence   q leave it running" + answer;
    }

    /// The run's screen ends with its open questions, which stand below in full.
    private List<String> beforeQuestions(String text) {
        var first = run.open().firstKey().toString();
        var lines = text.lines().toList();
        for (var row = 0; row < lines.size(); row++) {
            if (lines.get(row).startsWith(" " + first + " ") && row > 0) {
                return lines.subList(0, row - 1);
            }
        }
        return lines;
    }

    /// The head and the tail stay; what does not fit between them is counted.
    static List<String> fit(List<String> lines, List<String> tail, int rows) {
        var room = Math.max(FEWEST_ROWS, rows) - tail.size();
        var all = new ArrayList<String>();
        if (lines.size() <= room) {
            all.addAll(lines);
        } else {
            var kept = Math.max(0, Math.min(room - 1, Math.max(HEAD, room - 1)));
            all.addAll(lines.subList(0, kept));
            all.add("  ... " + (lines.size() - kept) + " lines more in a taller window");
        }
        all.addAll(tail);
        return all.size() <= rows ? all : all.subList(all.size() - rows, all.size());
    }

    /// How what is on the screen is known: each claim that the run looks at now or has settled.
    public List<String> evidence(int rows, int part) {
        var all = EvidenceScreen.text(run, known, at, page).lines().toList();
        var room = Math.max(FEWEST_ROWS, rows) - 2;
        var parts = Math.max(1, (all.size() + room - 1) / room);
        var from = Math.min(part % parts, parts - 1) * room;
        var lines = new ArrayList<>(all.subList(from, Math.min(all.size(), from + room)));
        lines.add("");
        var more = parts > 1 ? "e more (" + (part % parts + 1) + " of " + parts + ")   " : "";
        lines.add(" " + more + "any other key: back");
        return lines;
    }
}
