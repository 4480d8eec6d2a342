package dev.lifeboat.drivers.site;

import dev.lifeboat.drivers.access.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// Where Lifeboat keeps what it writes.
///
/// @param databaseUrl a PostgreSQL server's; it may hold a password. Empty: the built-in database
public record Keeping(Path state, Optional<Secret> databaseUrl) {}
