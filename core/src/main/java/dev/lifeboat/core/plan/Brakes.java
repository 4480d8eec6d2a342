package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.Fleet;

/// When to doubt ourselves instead of the site.
///
/// @param silentShare of the other hosts, in percent, that may be silent at once
public record Brakes(int silentShare) {
    /// Half the site silent at once is more often our own network than half the site.
    public static final Brakes USUAL = new Brakes(50);

    /// @param dead how many are known to be dead: all but one of them use up what is allowed
    public int silentAtMost(Fleet fleet, int dead) {
        return Math.max(0, (fleet.hosts().size() - 1) * silentShare / 100 - (dead - 1));
    }
}
