package dev.lifeboat.core.plan;

import java.util.List;
import java.util.SortedSet;

/// A part of a plan.
///
/// @param number as people say it: `0`, `1`, `2a`, `2b`, `3` ...
/// @param after the phases that must be settled before this one begins
/// @param laneByLane whether a lane begins as soon as the lane of the same guest is done, not when
///   the whole phase before it is
public record Phase(
        String number,
        String name,
        List<Lane> lanes,
        Pace pace,
        SortedSet<String> after,
        boolean laneByLane) {
    public Phase {
        lanes = List.copyOf(lanes);
    }
}
