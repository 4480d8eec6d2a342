package dev.lifeboat.core.plan;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A part of a plan.
///
/// @param number as people say it: `0`, `1`, `2a`, `2b`, `3` ...
/// @param after the phases that come before this one
/// @param begins how far those have to be
public record Phase(
        String number,
        String name,
        List<Lane> lanes,
        Pace pace,
        SortedSet<String> after,
        Begins begins) {
    /// When a phase begins.
    public enum Begins {
        /// Those before are settled: done, left, or waiting for a person. What waits cannot be
        /// overtaken where it matters, since the guards of later steps ask for it themselves.
        WHEN_SETTLED,
        /// Each lane as soon as the lane of the same guest is done.
        LANE_BY_LANE,
        /// Nothing is left to do in those before, and nobody is waited for.
        WHEN_OVER
    }

    public Phase {
        lanes = List.copyOf(lanes);
    }

    /// All its lanes at once, when those before are over.
    static Phase inTurn(String number, String name, List<Lane> lanes, String... after) {
        return new Phase(
                number,
                name,
                lanes,
                Pace.ALL_AT_ONCE,
                new TreeSet<>(List.of(after)),
                Begins.WHEN_OVER);
    }

    public boolean laneByLane() {
        return begins == Begins.LANE_BY_LANE;
    }
}
