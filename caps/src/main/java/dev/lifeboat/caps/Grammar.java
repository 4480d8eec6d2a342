package dev.lifeboat.caps;

/// What a release's daemons understand.
///
/// @param lenient with what they may understand, too: who judges a cap that is there can take it
///   for understood, or it could not be there
record Grammar(Release release, boolean lenient) {
    static Grammar lenient(Release release) {
        return new Grammar(release, true);
    }

    static Grammar strict(Release release) {
        return new Grammar(release, false);
    }

    boolean has(Difference difference) {
        return lenient ? difference.perhaps(release) : difference.in(release) == May.YES;
    }

    /// Of what was once understood: not given up yet.
    boolean isBefore(Difference difference) {
        return lenient ? difference.in(release) != May.YES : difference.in(release) == May.NO;
    }
}
