package dev.lifeboat.drivers.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What a site file's usual values depend on: environment variables, whether we are root, home.
record Surroundings(Map<String, String> env, boolean root, Path home) {
    static Surroundings ours() {
        return new Surroundings(
                System.getenv(), isRoot(), Path.of(System.getProperty("user.home", "/")));
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException _) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /// Where state is kept if the file does not say.
    Path state() {
        if (root) {
            return Path.of("/var/lib/lifeboat");
        }
        var given = env.getOrDefault("XDG_STATE_HOME", "");
        // The XDG specification: a relative path is invalid and must be ignored.
        return given.startsWith("/")
                ? Path.of(given, "lifeboat")
                : home.resolve(".local/state/lifeboat");
    }
}
