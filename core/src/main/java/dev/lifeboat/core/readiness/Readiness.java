package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whether the guests of a host would come back if it died now.
///
/// @param findings what blocks first, then what is unproven, then what is proven
public record Readiness(Recovery recovery, List<Finding> findings) {
    /// The outcome in one word.
    public enum Word {
        READY,
        UNPROVEN,
        NOT_READY
    }

    static final List<Check<?>> CHECKS =
            List.of(
                    new MayBreakLocks(),
                    new LocksAreSound(),
                    new BootImageSuits(),
                    new BootIsTried(),
                    new GuestFits(),
                    new BmcAnswers(),
                    new StaysAway(),
                    new FenceIsThere());

    /// What has to be looked at beside the usual survey.
    public static SortedSet<Key<?, ?>> asks(Recovery recovery) {
        var keys = new TreeSet<Key<?, ?>>();
        CHECKS.forEach(check -> check.asks(recovery).forEach(keys::add));
        return keys;
    }

    public static Readiness of(Recovery recovery, Instant at) {
        return of(recovery, List.of(), at);
    }

    /// @param kept what still counts of what was concluded before
    /// @param at what is older than it may be counts as unproven
    public static Readiness of(Recovery recovery, Collection<Proof> kept, Instant at) {
        var findings = new ArrayList<Finding>();
        CHECKS.forEach(check -> check.examine(recovery).forEach(findings::add));
        findings.addAll(unlisted(recovery));
        return of(recovery, findings, kept, at);
    }

    static Readiness of(
            Recovery recovery, List<Finding> findings, Collection<Proof> kept, Instant at) {
        return new Readiness(
                recovery,
                findings.stream()
                        .map(finding -> with(kept, finding.at(at), recovery, at))
                        .sorted(Finding.ORDER)
                        .toList());
    }

    private static Finding with(
            Collection<Proof> kept, Finding finding, Recovery recovery, Instant at) {
        var found = finding;
        for (var proof : shown(kept, finding, recovery)) {
            found = found.with(proof, recovery, at);
        }
        return found.check() == CheckId.DEBT ? Untried.in(found, kept, recovery, at) : found;
    }

    /// What drills have shown of it.
    private static List<Proof> shown(Collection<Proof> kept, Finding finding, Recovery recovery) {
        var all =
                kept.stream()
                        .filter(proof -> proof.level() == Level.DRILL && proof.isOf(finding))
                        .toList();
        return recovery.place(finding.subject())
                .map(there ->
                        all.stream()
                                .filter(proof ->
                                        proof.answer() != Answer.NO
                                                || all.stream()
                                                        .noneMatch(later ->
                                                                later.makesGood(proof, there)))
                                .toList())
                .orElse(all);
    }

    static List<Finding> unlisted(Recovery recovery) {
        return recovery.residents().isKnown() ? List.of() : List.of(guestsUnknown(recovery));
    }

    /// A host that does not say which guests it has may have more than those that are remembered.
    private static Finding guestsUnknown(Recovery recovery) {
        var reading = recovery.residents();
        var verdict =
                reading.judge(
                        "which guests " + recovery.host() + " has", _ -> Verdict.yes("known"));
        return Finding.of(
                new GuestFits(),
                recovery.host(),
                verdict,
                reading,
                "lifeboat look " + recovery.host());
    }

    /// What is to be kept of it.
    public List<Proof> proofs(Instant at) {
        var site = new SiteParts(recovery.host(), recovery.fleet());
        return findings.stream()
                .map(finding -> Proof.of(finding, recovery, site.of(finding), at))
                .toList();
    }

    /// What one check found; where it found nothing because the guests are not known, that.
    public Readiness of(CheckId check) {
        var found = found(check);
        return new Readiness(
                recovery,
                found.isEmpty()
                        ? found(CheckId.CAPACITY).stream()
                                .filter(finding -> finding.ready() == Answer.UNKNOWN)
                                .toList()
                        : found);
    }

    private List<Finding> found(CheckId check) {
        return findings.stream().filter(finding -> finding.check() == check).toList();
    }

    public HostId host() {
        return recovery.host();
    }

    public Word word() {
        return word(findings);
    }

    static Word word(List<Finding> findings) {
        var word = Word.READY;
        for (var finding : findings) {
            if (finding.ready() == Answer.NO) {
                return Word.NOT_READY;
            }
            word = finding.ready() == Answer.UNKNOWN ? Word.UNPROVEN : word;
        }
        return word;
    }

    public long count(Answer answer) {
        return findings.stream().filter(finding -> finding.ready() == answer).count();
    }
}
