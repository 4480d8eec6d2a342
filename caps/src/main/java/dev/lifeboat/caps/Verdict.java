package dev.lifeboat.caps;

/// An answer with its reason, as a person reads it.
public record Verdict(May may, String because) {
    static Verdict yes(String grant, Release release) {
        return new Verdict(May.YES, "'" + grant + "' allows it" + basis(release));
    }

    static Verdict no(String because, Release release) {
        return new Verdict(May.NO, because + basis(release));
    }

    static Verdict notKnown(Release release) {
        return new Verdict(May.UNKNOWN, "caps of " + release + " are not known here");
    }

    private static String basis(Release release) {
        return release.tried() ? "" : " (" + release + ": from its source, not tried)";
    }
}
