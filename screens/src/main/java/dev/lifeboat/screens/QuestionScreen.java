package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import java.util.List;
import java.util.Optional;

/// What a run needs a person for: what is known and how, what is at stake, and the ways to answer.
public final class QuestionScreen {
    private static final int LONGEST_LABEL = 30;

    private QuestionScreen() {}

    /// @param now by which answers that a reading contradicts are refused
    public static String text(Question question, Run run, Snapshot now, Page page) {
        var view = QuestionView.of(question, run, now);
        var sheet = new Sheet(page);
        Sheet.wrap(view.place() + " needs you: " + view.ask(), page.width())
                .forEach(line -> sheet.line(new Span(Style.OPEN, line)));
        if (!view.evidence().isEmpty()) {
            sheet.blank();
            evidence(view.evidence(), sheet);
        }
        view.stake().ifPresent(stake -> sheet.blank().text(1, stake));
        sheet.blank();
        view.ways().forEach(way -> way(way, sheet));
        sheet.blank().text(1, view.waits());
        var others = view.ways().size() > 1 ? "        (or another number)" : "";
        return sheet.next(view.command() + others).toString();
    }

    private static void evidence(List<QuestionView.Seen> lines, Sheet sheet) {
        var labels = lines.stream().mapToInt(line -> line.about().length()).max().orElse(0);
        var column = 2 + Math.min(labels, LONGEST_LABEL) + 2;
        for (var line : lines) {
            sheet.entry(column, line.text(), Span.plain("  " + line.about()));
        }
    }

    private static void way(QuestionView.Way way, Sheet sheet) {
        var typed = way.typed().map(name -> "  (with --type " + name + ")");
        var mark = way.recommended() ? Optional.of("  (recommended)") : typed;
        var text =
                way.text() + way.refused().map(why -> "  (" + why + ")").or(() -> mark).orElse("");
        sheet.entry(5, text, Span.plain("  " + way.number()));
    }
}
