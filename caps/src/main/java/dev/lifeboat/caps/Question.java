package dev.lifeboat.caps;

/// May somebody with this cap do that? The fields are the arguments of Ceph's own `is_capable`,
/// taken literally.
public sealed interface Question permits MonQuestion, OsdQuestion {
    /// As `ceph auth caps` would be given it. One that Ceph cannot read gives nothing.
    String cap();

    Service service();

    /// By the daemons of one release.
    default Verdict in(Release release) {
        return switch (this) {
            case MonQuestion mon ->
                    switch (MonCaps.parse(cap(), release)) {
                        case Parsed.Good<MonCaps>(var caps) -> caps.may(mon.request());
                        case Parsed.StopsAt<MonCaps> stop -> refused(stop, release);
                    };
            case OsdQuestion osd ->
                    switch (OsdCaps.parse(cap(), release)) {
                        case Parsed.Good<OsdCaps>(var caps) -> caps.may(osd.request());
                        case Parsed.StopsAt<OsdCaps> stop -> refused(stop, release);
                    };
        };
    }

    private Verdict refused(Parsed.StopsAt<?> stop, Release release) {
        return cap().isEmpty()
                ? Verdict.no("there is no " + service() + " cap", release)
                : Verdict.no(
                        "Ceph cannot read this cap, so that it gives nothing: " + stop, release);
    }
}
