package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Footprint;
import dev.lifeboat.core.evidence.Noting;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Berths;
import dev.lifeboat.core.plan.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What was found of one host, each part with what it rests on: nothing is declared, what was read
/// is noted. Immutable.
///
/// @param basis what berths and guests rest on
/// @param parts what each question found
/// @param whole what all of it rests on and comes to, so that most hosts need one look
record HostFindings(
        HostId host,
        Berths berths,
        Guests guests,
        Footprint basis,
        List<HostFindings.Part> parts,
        HostFindings.Part whole) {
    /// What one question found.
    ///
    /// @param soonest when the first of its proofs is too old; empty: never
    record Part(
            List<Finding> findings,
            Footprint basis,
            Readiness.Word word,
            Optional<Instant> soonest) {

        static Part of(List<Finding> findings, Footprint basis) {
            var soonest =
                    findings.stream()
                            .flatMap(finding -> finding.until().stream())
                            .min(Instant::compareTo);
            return new Part(findings, basis, Readiness.word(findings), soonest);
        }

        static Footprint joined(Footprint basis, List<Part> parts) {
            return Footprint.join(
                    Stream.concat(Stream.of(basis), parts.stream().map(Part::basis)).toList());
        }

        /// @param basis what all parts rest on
        static Part whole(Footprint basis, List<Part> parts) {
            var word =
                    parts.stream()
                            .map(Part::word)
                            .max(Readiness.Word::compareTo)
                            .orElse(Readiness.Word.READY);
            var soonest =
                    parts.stream().flatMap(part -> part.soonest().stream()).min(Instant::compareTo);
            return new Part(List.of(), basis, word, soonest);
        }

        boolean holds(Instant at) {
            return soonest.isEmpty() || at.isBefore(soonest.get());
        }

        Readiness.Word word(Instant at) {
            return holds(at)
                    ? word
                    : Readiness.word(findings.stream().map(each -> each.at(at)).toList());
        }
    }

    /// The checks, and last what is said of a host that does not answer.
    private static final List<Function<Recovery, List<Finding>>> QUESTIONS = questions();

    private static List<Function<Recovery, List<Finding>>> questions() {
        var questions = new ArrayList<Function<Recovery, List<Finding>>>();
        for (var check : Readiness.CHECKS) {
            questions.add(recovery -> check.examine(recovery).toList());
        }
        questions.add(Readiness::unlisted);
        return List.copyOf(questions);
    }

    /// Where the guests of a host go, and nothing else found of it yet.
    record Begun(HostId host, Berths berths, Noting noting) {
        HostFindings found(Recovery.Terms terms, Snapshot now) {
            var guests = Guests.of(berths, host, noting);
            var basis = noting.footprint();
            var nothing =
                    new HostFindings(
                            host, berths, guests, basis, List.of(), Part.whole(basis, List.of()));
            return nothing.with(
                    QUESTIONS.stream().map(each -> nothing.ask(each, terms, now)).toList());
        }
    }

    /// One host after the other: a placement is not asked by two at a time.
    static Begun begin(Recovery.Terms terms, Snapshot now, HostId host, Placement placement) {
        var noting = new Noting(now);
        return new Begun(host, Berths.of(terms.census(), noting, host, placement), noting);
    }

    private HostFindings with(List<Part> found) {
        return with(found, Part.joined(basis, found));
    }

    private HostFindings with(List<Part> found, Footprint all) {
        return new HostFindings(host, berths, guests, basis, found, Part.whole(all, found));
    }

    /// The same guests, in other berths.
    HostFindings in(Berths others) {
        return new HostFindings(host, others, guests, basis, parts, whole);
    }

    /// With those questions asked again whose answers no longer hold.
    HostFindings again(Recovery.Terms terms, Snapshot now, Footprint changed) {
        if (!whole.basis().meets(changed)) {
            return this;
        }
        var renewed = new ArrayList<>(parts);
        var sameBasis = true;
        for (var number = 0; number < renewed.size(); number++) {
            var was = renewed.get(number);
            if (was.basis().meets(changed)) {
                var is = ask(QUESTIONS.get(number), terms, now);
                sameBasis &= is.basis().isAs(was.basis());
                renewed.set(number, is);
            }
        }
        // Joining costs more than all else here, and mostly what is asked anew rests on the same.
        return sameBasis ? with(List.copyOf(renewed), whole.basis()) : with(List.copyOf(renewed));
    }

    private Part ask(
            Function<Recovery, List<Finding>> question, Recovery.Terms terms, Snapshot now) {
        var noting = new Noting(now);
        var findings = question.apply(new Recovery(terms, noting, host, berths, guests));
        return Part.of(findings, noting.footprint());
    }

    Readiness readiness(Recovery.Terms terms, Snapshot now, Collection<Proof> kept, Instant at) {
        var findings = parts.stream().flatMap(part -> part.findings().stream()).toList();
        return Readiness.of(recovery(terms, now), findings, kept, at);
    }

    Recovery recovery(Recovery.Terms terms, Snapshot now) {
        return new Recovery(terms, now, host, berths, guests);
    }

    Readiness.Word word(Instant at) {
        if (whole.holds(at)) {
            return whole.word();
        }
        return parts.stream()
                .map(part -> part.word(at))
                .max(Readiness.Word::compareTo)
                .orElse(Readiness.Word.READY);
    }
}
