package dev.lifeboat.store.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// Where a database is and how to log in. Its text has no password.
public final class DatabaseAccess {
    /// Of what is asked while a database is opened: longer than a run would wait, and bounded.
    private static final int ANSWER_SECONDS = 10;

    private static final int CONNECT_SECONDS = 2;

    /// With the process's id: which connections are whose.
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String url;
    private final Properties login = new Properties();

    private DatabaseAccess(String url, String user, String password, String name) {
        this.url = url;
        login.setProperty("ApplicationName", name);
        if (!user.isEmpty()) {
            login.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            login.setProperty("password", password);
        }
    }

    public static DatabaseAccess local(int port, String user, String password, String database) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password, name());
    }

    private static String name() {
        return "lifeboat " + ProcessHandle.current().pid() + "." + NAMES.incrementAndGet();
    }

    /// @param url such as postgresql://lifeboat@db1/lifeboat, with or without a password; the
    ///   driver also looks into ~/.pgpass
    public static DatabaseAccess of(String url) {
        var plain = url.replaceFirst("^jdbc:", "").substring("postgresql://".length());
        var slash = plain.indexOf('/');
        var at = plain.lastIndexOf('@', slash);
        var user = at < 0 ? "" : plain.substring(0, at);
        var colon = user.indexOf(':');
        return new DatabaseAccess(
                "jdbc:postgresql://" + plain.substring(at + 1),
                decoded(colon < 0 ? user : user.substring(0, colon)),
                colon < 0 ? "" : decoded(user.substring(colon + 1)),
                name());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Another database of the same server.
    DatabaseAccess to(String database) {
        return new DatabaseAccess(
                url.replaceFirst("/[^/?]*(\\?.*)?$", "/" + database),
                login.getProperty("user", ""),
                login.getProperty("password", ""),
                login.getProperty("ApplicationName", ""));
    }

    String url() {
        return url;
    }

    Properties login() {
        var copy = new Properties();
        copy.putAll(login);
        return copy;
    }

    /// For what is done while a database is opened; a run's connections have shorter limits.
    static Map<String, String> unhurried() {
        return Map.of(
                "connectTimeout",
                Integer.toString(CONNECT_SECONDS),
                "socketTimeout",
                Integer.toString(ANSWER_SECONDS));
    }

    /// One connection of that kind.
    public Connection connect() throws SQLException {
        var properties = login();
        properties.putAll(unhurried());
        return DriverManager.getConnection(url, properties);
    }

    /// Where it is, for messages.
    @Override
    public String toString() {
        return url.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }
}
