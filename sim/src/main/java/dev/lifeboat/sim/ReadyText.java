package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import java.util.ArrayList;
import java.util.List;

/// What a transcript says of a host's readiness: what is not proven, the worst first, and its fix.
final class ReadyText {
    private ReadyText() {}

    static List<String> of(Readiness readiness) {
        var lines = new ArrayList<String>();
        lines.add(readiness.host() + " is " + word(readiness.word()));
        for (var finding : readiness.findings()) {
            if (finding.ready() != Answer.YES) {
                lines.add(text(finding));
                finding.remedy().ifPresent(remedy -> lines.add("    fix: " + remedy));
            }
        }
        return lines;
    }

    private static String word(Readiness.Word word) {
        return switch (word) {
            case READY -> "READY";
            case UNPROVEN -> "UNPROVEN";
            case NOT_READY -> "NOT READY";
        };
    }

    private static String text(Finding finding) {
        return (finding.ready() == Answer.NO ? "  BLOCKED " : "  UNPROVEN ")
                + finding.check()
                + ": "
                + finding.because();
    }
}
