package dev.lifeboat.core.plan;

import java.time.Duration;

/// How many lanes of a phase go on at once.
///
/// @param width lanes at once
/// @param slotFor a lane that is done keeps its slot this long, or until its guest is proven: a
///   guest that was just started loads the host and the storage most
public record Pace(int width, Duration slotFor) {
    public static final Pace ALL_AT_ONCE = new Pace(Integer.MAX_VALUE, Duration.ZERO);
}
