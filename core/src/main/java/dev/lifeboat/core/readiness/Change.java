package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A claim whose answer is another one than it was.
///
/// @param was empty when nothing was asked of it then
/// @param because what it rested on that has changed since, a sentence each
public record Change(Finding now, Optional<Proof> was, List<String> because) {
    /// What was proven and is not any more comes first: that is what a change has cost.
    private static final Comparator<Change> ORDER =
            Comparator.<Change, Boolean>comparing(change -> change.now().ready() == Answer.YES)
                    .thenComparing(change -> !change.wasProven())
                    .thenComparing(Change::now, Finding.ORDER);

    /// @param then what was concluded then, one of each claim
    public static List<Change> between(Collection<Proof> then, Readiness readiness) {
        return readiness.findings().stream()
                .map(finding -> of(finding, then, readiness.recovery()))
                .filter(Change::matters)
                .sorted(ORDER)
                .toList();
    }

    private static Change of(Finding finding, Collection<Proof> then, Recovery recovery) {
        var was = then.stream().filter(proof -> proof.isOf(finding)).findFirst();
        var because = was.map(proof -> proof.changes(recovery)).orElse(List.of());
        return new Change(finding, was, because);
    }

    public boolean wasProven() {
        return was.filter(proof -> proof.answer() == Answer.YES).isPresent();
    }

    /// A new guest whose disk is well changes nothing for anybody.
    private boolean matters() {
        return was.map(proof -> proof.answer() != now.ready()).orElse(now.ready() != Answer.YES);
    }
}
