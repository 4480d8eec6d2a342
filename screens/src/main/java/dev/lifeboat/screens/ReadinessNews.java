package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Standing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// That a host is ready no more, why, and what has changed; or that it is ready again.
///
/// @param sentence such as `kct09 is not ready any more: client.libvirt may not ...`
/// @param next a command
public record ReadinessNews(String sentence, Optional<String> next) {
    /// Changes that are named; a line is read on a phone.
    private static final int NAMED = 2;

    private static final int HOSTS_NAMED = 3;

    /// @param changes since it was otherwise
    public static ReadinessNews of(
            Standing.Turn turn, Readiness readiness, Collection<Change> changes) {
        var open =
                readiness.findings().stream()
                        .filter(finding -> finding.ready() != Answer.YES)
                        .toList();
        if (open.isEmpty()) {
            return new ReadinessNews(turn.host() + head(turn), Optional.empty());
        }
        var first = open.getFirst();
        var more = FindingText.distinct(open).size() - 1;
        var sentence =
                turn.host()
                        + head(turn)
                        + ": "
                        + first.check()
                        + ": "
                        + first.because()
                        + (more > 0 ? "; and " + more + " more" : "")
                        + changed(first, changes);
        return new ReadinessNews(
                Plain.of(sentence),
                Optional.of("lifeboat why " + first.check() + " " + turn.host()));
    }

    /// Of many hosts at once, which mostly have one cause: the first stands for all.
    ///
    /// @param turns all to the same
    /// @param first what is told of the first of them
    public static ReadinessNews ofMany(List<Standing.Turn> turns, ReadinessNews first) {
        var named = turns.stream().limit(HOSTS_NAMED).map(Standing.Turn::host).toList();
        var ready = turns.getFirst().now() == Readiness.Word.READY;
        var sentence =
                turns.size()
                        + " hosts are"
                        + state(turns.getFirst())
                        + ": "
                        + Words.list(named)
                        + " and "
                        + (turns.size() - named.size())
                        + " more"
                        + (ready ? "" : "; the first: " + first.sentence());
        return new ReadinessNews(
                sentence, ready ? Optional.empty() : Optional.of("lifeboat ready --all"));
    }

    private static String head(Standing.Turn turn) {
        return " is" + state(turn);
    }

    private static String state(Standing.Turn turn) {
        var again = turn.was().isPresent();
        return switch (turn.now()) {
            case READY -> again ? " ready again" : " ready";
            case UNPROVEN -> turn.isWorse() ? " unproven now" : " unproven";
            case NOT_READY -> turn.isWorse() ? " not ready any more" : " not ready";
        };
    }

    private static String changed(Finding finding, Collection<Change> changes) {
        var because =
                changes.stream()
                        .filter(change -> change.now().equals(finding))
                        .map(Change::because)
                        .findFirst()
                        .orElse(List.of());
        return because.isEmpty()
                ? ""
                : " (changed: " + Words.list(because.stream().limit(NAMED).toList()) + ")";
    }

    /// A line, and what to do next below it.
    public String text() {
        return sentence + next.map(command -> "\nnext:  " + command).orElse("");
    }
}
