package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A claim whose answer is another one than it was, or that was tried and now is only read.
///
/// @param was empty when nothing was asked of it then
/// @param because what it rested on that has changed since, a sentence each
public record Change(Finding now, Optional<Proof> was, List<String> because) {
    /// What was proven and is not any more comes first: that is what a change has cost.
    private static final Comparator<Change> ORDER =
            Comparator.<Change, Boolean>comparing(change -> change.now().ready() == Answer.YES)
                    .thenComparing(change -> !change.isLess())
                    .thenComparing(change -> !change.wasProven())
                    .thenComparing(Change::now, Finding.ORDER);

    /// @param then what was concluded then, one of each claim, and what drills had proven
    public static List<Change> between(Collection<Proof> then, Readiness readiness) {
        var changes = new ArrayList<Change>();
        for (var finding : readiness.findings()) {
            var change = of(finding, then, readiness.recovery());
            if (change.matters()) {
                changes.add(change);
            } else {
                less(finding, then, readiness.recovery()).ifPresent(changes::add);
            }
        }
        changes.sort(ORDER);
        return List.copyOf(changes);
    }

    private static Change of(Finding finding, Collection<Proof> then, Recovery recovery) {
        return new Change(
                finding,
                then.stream()
                        .filter(proof -> proof.level() != Level.DRILL && proof.isOf(finding))
                        .findFirst(),
                recovery);
    }

    private Change(Finding now, Optional<Proof> was, Recovery recovery) {
        this(now, was, was.map(proof -> proof.changes(recovery)).orElse(List.of()));
    }

    private static Optional<Change> less(
            Finding finding, Collection<Proof> then, Recovery recovery) {
        return then.stream()
                .filter(proof -> proof.level() == Level.DRILL && proof.isOf(finding))
                .filter(proof -> proof.answer() == Answer.YES)
                .filter(_ -> finding.ready() == Answer.YES && finding.level() != Level.DRILL)
                .findFirst()
                .map(proof -> new Change(finding, Optional.of(proof), recovery));
    }

    public boolean wasProven() {
        return was.filter(proof -> proof.answer() == Answer.YES).isPresent();
    }

    /// Whether it was tried, and what that has shown counts no more: it is only read now.
    public boolean isLess() {
        return was.filter(proof -> proof.level() == Level.DRILL).isPresent();
    }

    /// A new guest whose disk is well changes nothing for anybody.
    private boolean matters() {
        return was.map(proof -> proof.answer() != now.ready()).orElse(now.ready() != Answer.YES);
    }
}
