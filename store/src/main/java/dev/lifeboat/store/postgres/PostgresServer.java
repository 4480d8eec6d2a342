package dev.lifeboat.store.postgres;

import dev.lifeboat.store.DatabaseUnavailable;
import dev.lifeboat.store.SafeFile;
import dev.lifeboat.store.database.DatabaseAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A PostgreSQL of our own, in a folder of our own.
///
/// It runs apart from us: it outlives a controller that is killed, and the next one finds it. The
/// last controller that closes it stops it.
public final class PostgresServer implements AutoCloseable {
    /// A server that lives and says nothing for so long is stuck.
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    /// While it says that it is starting it is replaying what a crash has left.
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private static final Duration ASK_EVERY = Duration.ofMillis(100);

    /// The port may be taken between our look and the start, and processes of a server that was
    /// killed may need a moment to notice.
    private static final int START_TRIES = 3;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /// 24 random bytes cannot be guessed.
    private static final int PASSWORD_BYTES = 24;

    /// More of the server's log than this is put aside once.
    private static final long LONGEST_LOG = 10L << 20;

    /// The server's SQLSTATE while it starts or stops.
    private static final String STARTING = "57P03";

    private final PgCtl ctl;
    private final DatabaseAccess access;

    /// Tells every other controller that somebody needs the server.
    private final Connection presence;

    private PostgresServer(PgCtl ctl, DatabaseAccess access, Connection presence) {
        this.ctl = ctl;
        this.access = access;
        this.presence = presence;
    }

    /// Finds the server that runs there, or starts it, or makes it.
    ///
    /// @param home the folder of the database; made if it is missing
    /// @throws DatabaseUnavailable with what to do next
    public static PostgresServer open(Path home) throws IOException {
        SafeFile.makeFolder(home);
        return open(home, ServerBinaries.unpacked(home));
    }

    /// With the programs of the machine.
    static PostgresServer open(Path folder, ServerBinaries binaries) throws IOException {
        SafeFile.makeFolder(folder);
        var home = folder.toRealPath();
        try (var _ = Turn.take(home)) {

            return open(new PgCtl(binaries, home));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was started", e);
        }
    }

    /// The process of the server that runs there, if one does.
    public static OptionalLong living(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return OptionalLong.empty();
        }
        try {
            return Postmaster.in(folder.toRealPath().resolve("data")).stream()
                    .mapToLong(Postmaster::pid)
                    .findFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was looked for", e);
        }
    }

    private static PostgresServer open(PgCtl ctl) throws IOException, InterruptedException {
        var password = ctl.home().resolve("password");
        if (Files.exists(ctl.data())) {
            checkVersion(ctl);
        } else {
            make(ctl, password);
        }
        for (var attempt = 1; attempt <= START_TRIES; attempt++) {
            if (Postmaster.in(ctl.data()).isEmpty()) {
                start(ctl);
            }
            var running = Postmaster.in(ctl.data());
            if (running.isEmpty()) {
                continue;
            }
            var access =
                    DatabaseAccess.local(
                            running.get().port(),
                            PgCtl.USER,
                            Files.readString(password).strip(),
                            "postgres");
            var presence = connect(ctl, access, running.get());
            if (presence.isPresent()) {
                return new PostgresServer(ctl, access, presence.get());
            }
        }
        throw gone(ctl);
    }

    private static DatabaseUnavailable gone(PgCtl ctl) {
        return new DatabaseUnavailable(
                "The database in " + ctl.home() + " ended as soon as it was started.",
                "read " + ctl.log() + "; " + DatabaseUnavailable.WAY_OUT);
    }

    private static void checkVersion(PgCtl ctl) throws IOException {
        var written = Files.readString(ctl.data().resolve("PG_VERSION")).strip();
        if (!written.equals(Integer.toString(ctl.binaries().major()))) {
            throw new DatabaseUnavailable(
                    "The database in "
                            + ctl.home()
                            + " was written by PostgreSQL "
                            + written
                            + ", and this Lifeboat has "
                            + ctl.binaries().major()
                            + ". Nothing was changed.",
                    "end its runs with the Lifeboat that wrote it, then move the folder away; or run"
                            + " pg_upgrade on "
                            + ctl.data()
                            + "; "
                            + DatabaseUnavailable.WAY_OUT);
        }
    }

    private static void make(PgCtl ctl, Path password) throws IOException, InterruptedException {
        if (!Files.exists(password)) {
            writePassword(password);
        }
        var fresh = ctl.home().resolve("data.new");
        ServerBinaries.delete(fresh);
        ctl.initdb(fresh, password);
        Files.move(fresh, ctl.data(), StandardCopyOption.ATOMIC_MOVE);
        SafeFile.flushFolder(ctl.home());
    }

    private static void writePassword(Path file) throws IOException {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var beside = file.resolveSibling("password.new");
        Files.deleteIfExists(beside);
        try (var channel =
                FileChannel.open(
                        beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            var bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void start(PgCtl ctl) throws IOException, InterruptedException {
        if (Files.exists(ctl.log()) && Files.size(ctl.log()) > LONGEST_LOG) {
            Files.move(
                    ctl.log(),
                    ctl.log().resolveSibling("server.log.old"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        for (var attempt = 1; ; attempt++) {
            try {
                ctl.start(freePort());
                return;
            } catch (DatabaseUnavailable e) {
                if (attempt == START_TRIES) {
                    throw e;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Empty: it has ended meanwhile, as one that was just being killed does.
    private static Optional<Connection> connect(
            PgCtl ctl, DatabaseAccess access, Postmaster running)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        while (true) {
            try {
                return Optional.of(access.connect());
            } catch (SQLException e) {
                if (!Postmaster.in(ctl.data()).equals(Optional.of(running))) {
                    return Optional.empty();
                }
                var waited = Duration.ofNanos(System.nanoTime() - began);
                var limit = STARTING.equals(e.getSQLState()) ? STARTS_WITHIN : ANSWERS_WITHIN;
                if (waited.compareTo(limit) >= 0) {
                    throw new DatabaseUnavailable(
                            "The database in "
                                    + ctl.home()
                                    + " runs (process "
                                    + running.pid()
                                    + ") and does not let us in: "
                                    + e.getMessage(),
                            "read "
                                    + ctl.log()
                                    + "; kill -9 "
                                    + running.pid()
                                    + " loses nothing, then the same again; "
                                    + DatabaseUnavailable.WAY_OUT);
                }
                Thread.sleep(ASK_EVERY);
            }
        }
    }

    public DatabaseAccess access() {
        return access;
    }

    /// Stops the server if nobody else is connected to it.
    @Override
    public void close() throws IOException {
        try (var _ = Turn.take(ctl.home());
                presence) {

            if (!othersAreConnected()) {
                ctl.stop();
            }
        } catch (SQLException _) {
            // It is gone, or does not answer us: there is nobody to leave, and nothing to lose.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean othersAreConnected() throws SQLException {
        try (var ask = presence.createStatement();
                var others =
                        ask.executeQuery(
                                "select 1 from pg_stat_activity where backend_type = 'client backend'"
                                        + " and pid <> pg_backend_pid() and usesysid is not null")) {
            return others.next();
        }
    }
}
