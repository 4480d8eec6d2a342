package dev.lifeboat.core.run;

import java.time.Instant;

/// A line of a run's journal.
///
/// @param n counts from 1 without gaps
/// @param actor the controller, or the person who decided
public record Entry(RunId run, Epoch epoch, long n, Instant at, String actor, Event event) {}
