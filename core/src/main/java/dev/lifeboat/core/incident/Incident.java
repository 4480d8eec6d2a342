package dev.lifeboat.core.incident;

import dev.lifeboat.core.fleet.HostId;
import java.time.Instant;

/// A host that is taken for dead.
///
/// @param suspected when it first looked so
/// @param opened when a second look confirmed it
/// @param seen what that look saw
public record Incident(HostId host, Instant suspected, Instant opened, Suspicion seen) {}
