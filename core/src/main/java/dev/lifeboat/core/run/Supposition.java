package dev.lifeboat.core.run;

import java.time.Instant;

/// A theory that somebody stands by.
///
/// @param since when they said so; what it predicts needs time to show
public record Supposition(Theory theory, Instant since) {}
