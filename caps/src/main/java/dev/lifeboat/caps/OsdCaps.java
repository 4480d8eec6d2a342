package dev.lifeboat.caps;

import java.util.List;

/// The osd caps of an entity.
public final class OsdCaps {
    private final String text;
    private final List<OsdGrant> grants;
    private final Release release;
    private final List<OsdAtom> atoms;

    private OsdCaps(String text, List<OsdGrant> grants, Release release) {
        this.text = text;
        this.grants = List.copyOf(grants);
        this.release = release;
        this.atoms = OsdProfiles.atoms(grants, release);
    }

    /// @param release of the OSDs that read it
    public static Parsed<OsdCaps> parse(String text, Release release) {
        return parse(text, Grammar.lenient(release));
    }

    static Parsed<OsdCaps> parse(String text, Grammar grammar) {
        var at = new Cursor(text);
        var grants = new OsdParser(at, grammar).grants();
        return grants.isEmpty() || !at.atEnd()
                ? Parsed.StopsAt.of(text, at.at())
                : new Parsed.Good<>(new OsdCaps(text, grants, grammar.release()));
    }

    /// The caps of an entity that has none for the OSDs.
    public static OsdCaps none(Release release) {
        return new OsdCaps("", List.of(), release);
    }

    List<OsdGrant> grants() {
        return grants;
    }

    List<OsdAtom> atoms() {
        return atoms;
    }

    Release release() {
        return release;
    }

    /// May they do this? By the letter of `OSDCap::is_capable`.
    public Verdict may(OsdRequest request) {
        return new OsdJudge(text, atoms, request, release).verdict();
    }

    @Override
    public String toString() {
        return text;
    }
}
