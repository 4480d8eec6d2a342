package dev.lifeboat.store.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of its own for each test, on one server.
public final class Fresh {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Fresh() {}

    public static DatabaseAccess on(DatabaseAccess server) throws IOException {
        var name = "fresh" + NUMBER.incrementAndGet();
        try (var connection = server.connect();
                var create = connection.createStatement()) {
            create.execute("create database " + name);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return server.to(name);
    }
}
