package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.Fleet;

/// When to doubt ourselves instead of the site.
///
/// @param silentShare of the other hosts, in percent, that may be silent at once
public record Brakes(int silentShare) {
    /// Half the site silent at once is more often our own network than half the site.
    public static final Brakes USUAL = new Brakes(50);

    int silentAtMost(Fleet fleet) {
        return (fleet.hosts().size() - 1) * silentShare / 100;
    }
}
