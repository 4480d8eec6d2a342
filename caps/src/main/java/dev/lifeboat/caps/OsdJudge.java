package dev.lifeboat.caps;

import java.util.List;
import java.util.Optional;

/// Weighs the parts of an osd cap for one request, as `OSDCap::is_capable` does. Other than with
/// mon caps, letters do not add up: `allow r, allow w` reads and writes, but not in one operation.
/// Calls of classes do, over all parts that alone allow what is read and written besides.
///
/// Weighed twice: with what holds for sure, and with what may hold.
final class OsdJudge {
    private final String text;
    private final List<OsdAtom> atoms;
    private final OsdRequest request;
    private final Release release;
    private final Optional<Address> client;
    private final boolean globs;
    private String doubt = "";

    OsdJudge(String text, List<OsdAtom> atoms, OsdRequest request, Release release) {
        this.text = text;
        this.atoms = atoms;
        this.request = request;
        this.release = release;
        this.client = request.client().flatMap(Address::ofClient);
        this.globs = Difference.NAMESPACE_GLOB.perhaps(release);
    }

    Verdict verdict() {
        if (!release.known()) {
            return Verdict.notKnown(release);
        }
        var sure = allowing(false);
        if (sure.isPresent()) {
            return Verdict.yes(sure.get().grant().text(), release);
        }
        return allowing(true).isPresent()
                ? new Verdict(May.UNKNOWN, doubt)
                : Verdict.no(whyNot(), release);
    }

    /// The part that completes what is needed.
    private Optional<OsdAtom> allowing(boolean perhaps) {
        var called = new boolean[request.classes().size()];
        for (var atom : atoms) {
            if (!atom.covers(request.reads(), request.writes()) || !holds(atom, perhaps)) {
                continue;
            }
            var all = true;
            for (var i = 0; i < called.length; i++) {
                called[i] |= atom.spec().calls(request.classes().get(i));
                all &= called[i];
            }
            if (all) {
                return Optional.of(atom);
            }
        }
        return Optional.empty();
    }

    private boolean holds(OsdAtom atom, boolean perhaps) {
        if (!atom.match().isOf(request.pool(), request.namespace(), request.object(), globs)) {
            return false;
        }
        var here = here(atom);
        var tagged = tagged(atom);
        if (here == May.NO || tagged == May.NO) {
            return false;
        }
        if (here == May.YES && tagged == May.YES && atom.doubt().isEmpty()) {
            return true;
        }
        if (perhaps && doubt.isEmpty()) {
            doubt =
                    "'"
                            + atom.grant().text()
                            + "' cannot be told: "
                            + (here == May.UNKNOWN
                                    ? "it depends on where the client is"
                                    : tagged == May.UNKNOWN
                                            ? "it depends on what the pool is tagged with"
                                            : atom.doubt());
        }
        return perhaps;
    }

    private May here(OsdAtom atom) {
        return atom.network().map(network -> network.holds(client)).orElse(May.YES);
    }

    private May tagged(OsdAtom atom) {
        var tag = atom.match().tag();
        if (tag.isEmpty()) {
            return May.YES;
        }
        return request.applications()
                .map(applications -> tag.get().isOf(applications) ? May.YES : May.NO)
                .orElse(May.UNKNOWN);
    }

    private String whyNot() {
        if (atoms.isEmpty()) {
            return text.isEmpty() ? "there is no osd cap" : "'" + text + "' gives nothing";
        }
        var here = atoms.stream().filter(atom -> holds(atom, true)).toList();
        if (here.isEmpty()) {
            return "nothing in '"
                    + text
                    + "' is of "
                    + (request.object().isEmpty() ? "" : "object " + request.object() + " in ")
                    + "pool "
                    + request.pool()
                    + (request.namespace().isEmpty() ? "" : ", namespace " + request.namespace());
        }
        var enough =
                here.stream()
                        .filter(atom -> atom.covers(request.reads(), request.writes()))
                        .toList();
        if (enough.isEmpty()) {
            return "no part of '" + text + "' gives " + request.needs() + " there";
        }
        var refused =
                request.classes().stream()
                        .filter(call -> enough.stream().noneMatch(atom -> atom.spec().calls(call)))
                        .findFirst()
                        .orElseThrow();
        return "'"
                + enough.getFirst().grant().text()
                + "' does not let them call "
                + refused
                + (refused.allowed() ? "" : ", a class that the OSDs keep back");
    }
}
