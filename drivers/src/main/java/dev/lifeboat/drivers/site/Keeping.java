package dev.lifeboat.drivers.site;

import dev.lifeboat.drivers.access.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// Where Lifeboat keeps what it writes.
///
/// @param databaseUrl a PostgreSQL server's; it may hold a password. Empty: the built-in database
public record Keeping(Path state, Optional<Secret> databaseUrl) {

    /// Whether it is written as the URL of a PostgreSQL database is.
    public static boolean isDatabaseUrl(String text) {
        return Values.databaseUrl(text).isPresent();
    }

    /// Whether it may only be kept as a secret is.
    public static boolean hasPassword(String databaseUrl) {
        return Values.hasPassword(databaseUrl);
    }
}
