package dev.lifeboat.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The wall clock, but it never goes back: readings that were asked for after an act must not look
/// as if they were older, nor patience wait for an hour that comes a second time.
///
/// Where somebody sets the machine's clock back, time goes on from where it was until the wall
/// clock has caught up.
final class ForwardClock implements InstantSource {
    private final InstantSource wall;
    private final InstantSource boot;
    private Instant shown;
    private Instant shownAt;

    /// @param boot goes on evenly, also while the machine sleeps
    ForwardClock(InstantSource wall, InstantSource boot) {
        this.wall = wall;
        this.boot = boot;
        this.shown = wall.instant();
        this.shownAt = boot.instant();
    }

    @Override
    public synchronized Instant instant() {
        var at = boot.instant();
        var goneOn = shown.plus(Duration.between(shownAt, at));
        var said = wall.instant();
        shown = said.isAfter(goneOn) ? said : goneOn;
        shownAt = at;
        return shown;
    }
}
