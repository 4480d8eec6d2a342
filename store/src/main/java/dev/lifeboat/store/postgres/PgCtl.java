package dev.lifeboat.store.postgres;

import dev.lifeboat.store.DatabaseUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Runs the programs of PostgreSQL on one data folder.
///
/// @param home holds the data folder and what the programs say
record PgCtl(ServerBinaries binaries, Path home) {
    /// How long `pg_ctl` waits for a start, with the replay of what a crash left, or for a stop.
    private static final Duration WAIT = Duration.ofSeconds(60);

    /// `initdb` writes 40 MB and flushes them: 2 s, and 40 s on a machine with a load of 20. pg_ctl
    /// ends by itself after `WAIT`.
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// One for each thread that carries a run out, some for pages, and room for several
    /// controllers.
    private static final int CONNECTIONS = 60;

    static final String USER = "lifeboat";

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("server.log");
    }

    /// Makes a database whose only user needs the password.
    void initdb(Path data, Path password) throws IOException, InterruptedException {
        var ended =
                run(
                        List.of(
                                binaries.program("initdb"),
                                "-D",
                                data.toString(),
                                "-U",
                                USER,
                                "-A",
                                "scram-sha-256",
                                "--pwfile=" + password,
                                "--encoding=UTF8",
                                "--no-locale",
                                "--data-checksums"));
        if (ended != 0) {
            throw trouble("A database cannot be made in " + home, said());
        }
        Files.writeString(
                data.resolve("postgresql.conf"),
                """

                # What Lifeboat leans on: an answered append is on disk, and nobody else can connect.
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                max_connections = %d
                """
                        .formatted(CONNECTIONS),
                java.nio.file.StandardOpenOption.APPEND);
    }

    void start(int port) throws IOException, InterruptedException {
        var before = Files.exists(log()) ? Files.size(log()) : 0;
        var ended =
                run(
                        List.of(
                                binaries.program("pg_ctl"),
                                "-D",
                                data().toString(),
                                "-l",
                                log().toString(),
                                "-w",
                                "-t",
                                Long.toString(WAIT.toSeconds()),
                                "-o",
                                "-p " + port,
                                "start"));
        if (ended != 0) {
            throw trouble("The database in " + home + " does not start", since(before) + said());
        }
    }

    /// Ends it as soon as what is running is done or rolled back.
    void stop() throws IOException, InterruptedException {
        var ended =
                run(
                        List.of(
                                binaries.program("pg_ctl"),
                                "-D",
                                data().toString(),
                                "-m",
                                "fast",
                                "-w",
                                "-t",
                                Long.toString(WAIT.toSeconds()),
                                "stop"));
        if (ended != 0) {
            throw trouble("The database in " + home + " does not stop", said());
        }
    }

    /// All that it needs of our environment. It outlives us, and what is secret there is not for
    /// it.
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "TZ");

    /// PostgreSQL refuses to run as root. In a user namespace without names root is nobody, and the
    /// files stay root's; an account of our own could not enter a state folder that only root can.
    private int run(List<String> command) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0) {
            words.addAll(List.of("unshare", "--user", "--"));
        }
        words.addAll(command);
        // To a file: a server that inherits a pipe would keep it open for ever.
        var builder =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(output().toFile())
                        .directory(home.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private Path output() {
        return home.resolve("command.log");
    }

    private String said() throws IOException {
        return Files.readString(output(), StandardCharsets.ISO_8859_1);
    }

    private String since(long position) throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        var bytes = Files.readAllBytes(log());
        var from = (int) Math.min(position, bytes.length);
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    }

    private DatabaseUnavailable trouble(String what, String said) {
        if (said.contains("unshare failed")) {
            return new DatabaseUnavailable(
                    what
                            + ": this kernel refuses user namespaces, and PostgreSQL does not run as root.",
                    "allow them (sysctl user.max_user_namespaces=1000), run Lifeboat as another user,"
                            + " or give it a server: database-url in the site file");
        }
        return full(what, said)
                .orElseGet(() ->
                        new DatabaseUnavailable(
                                what + ": " + telling(said),
                                "read " + log() + "; " + DatabaseUnavailable.WAY_OUT));
    }

    /// Named where it is the reason, whoever says so.
    Optional<DatabaseUnavailable> full(String what, String said) {
        return said.contains("No space left on device")
                ? Optional.of(
                        new DatabaseUnavailable(
                                what + ": the disk is full.",
                                "make room (df -h "
                                        + home
                                        + "), then the same again; "
                                        + DatabaseUnavailable.WAY_OUT))
                : Optional.empty();
    }

    /// The line that says why, without its time stamp.
    private static String telling(String said) {
        var lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .map(line -> line.replaceFirst(".*(FATAL|PANIC):\\s*", ""))
                .findFirst()
                .orElse(lines.isEmpty() ? "it says nothing" : lines.getLast());
    }
}
