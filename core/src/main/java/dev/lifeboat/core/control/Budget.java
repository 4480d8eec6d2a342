package dev.lifeboat.core.control;

import java.time.Duration;

/// How often those who answer may be called, in calls per second; of pings, in sweeps.
///
/// @param host each, by ssh or libvirt
/// @param bmc each
/// @param monitors of each cluster
/// @param images of each cluster, in looks at one image
public record Budget(double host, double bmc, double monitors, double images) {
    /// What nobody notices. A look at a host takes some 30 ms of a core there; BMCs answer one call
    /// at a time, and some stop answering at all when they are asked all the time; a monitor makes
    /// thousands of decisions a second; a look at an image is some OSD reads of a few bytes.
    public static final Budget USUAL = new Budget(2, 0.1, 10, 50);

    private static final double SWEEPS = 1;

    /// The end of one log, an hour long fresh.
    private static final double CONSOLES = 1;

    /// A file or a hook here.
    private static final double OURSELVES = 100;

    public Budget {
        if (!(host > 0 && bmc > 0 && monitors > 0 && images > 0)) {
            throw new IllegalArgumentException("a budget of nothing: " + host + ", " + bmc);
        }
    }

    double callsPerSecond(Lane lane) {
        return switch (lane.kind()) {
            case PINGS -> SWEEPS;
            case HOST -> host;
            case BMC -> bmc;
            case MONITORS -> monitors;
            case IMAGES -> images;
            case CONSOLE -> CONSOLES;
            case HERE -> OURSELVES;
        };
    }

    /// From the begin of one call to the begin of the next.
    Duration between(Lane lane) {
        return Duration.ofNanos(Math.round(1e9 / callsPerSecond(lane)));
    }

    /// Calls that may be under way at the same time. Of a host that answers slowly a few more than
    /// one would only wait there; images are read by several OSDs.
    static int atOnce(Lane lane) {
        return switch (lane.kind()) {
            case PINGS, BMC, CONSOLE -> 1;
            case HOST, MONITORS -> 2;
            case IMAGES, HERE -> 8;
        };
    }
}
