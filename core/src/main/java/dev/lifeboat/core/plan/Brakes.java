package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.Fleet;

/// What keeps a recovery from doing harm: when to doubt ourselves instead of the site, and how much
/// to do at once.
///
/// @param silentShare of the other hosts, in percent, that may be silent at once
/// @param startsAtOnce guests that may boot at once, for each host that takes guests
public record Brakes(int silentShare, int startsAtOnce) {
    /// Half the site silent at once is more often our own network than half the site. Four guests
    /// that boot at once on one core take as long as two and then two, and on more cores less; more
    /// would let the urgent ones wait for the rest.
    public static final Brakes USUAL = new Brakes(50, 4);

    /// @param dead how many are known to be dead: all but one of them use up what is allowed
    public int silentAtMost(Fleet fleet, int dead) {
        return Math.max(0, (fleet.hosts().size() - 1) * silentShare / 100 - (dead - 1));
    }
}
