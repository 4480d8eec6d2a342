package dev.lifeboat.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.store.DatabaseUnavailable;
import dev.lifeboat.store.database.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT) // each has a server of its own, and waits for it
class PostgresServerTest {
    @TempDir Path scratch;

    private Path home() {
        return scratch.resolve("a state folder/postgres");
    }

    private PostgresServer open() throws IOException {
        return PostgresServer.open(home(), Programs.ours());
    }

    /// One that was made before; every later `open` in the same test finds it.
    private PostgresServer openMade() throws IOException {
        TestServer.prepare(home());
        return open();
    }

    private Postmaster running() throws IOException, InterruptedException {
        return Postmaster.in(home().toRealPath().resolve("data")).orElseThrow();
    }

    private static String ask(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var answer = statement.getResultSet()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    @Test
    void the_programs_are_of_the_version_that_the_code_names() throws Exception {
        var version = new ProcessBuilder(Programs.ours().program("postgres"), "--version").start();
        assertThat(version.inputReader().readLine())
                .isEqualTo("postgres (PostgreSQL) " + ServerBinaries.VERSION);
    }

    @Test
    void what_it_answers_is_on_disk_and_only_the_password_lets_in() throws Exception {
        try (var server = open()) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "data_checksums"}) {
                assertThat(ask(server.access(), "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(server.access(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server.access(), "show unix_socket_directories")).isEmpty();
            var stranger = DatabaseAccess.local(running().port(), PgCtl.USER, "wrong", "postgres");
            assertThatThrownBy(stranger::connect).hasMessageContaining("password");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(home().resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(server.access().toString())
                    .doesNotContain(Files.readString(home().resolve("password")).strip());
        }
    }

    @Test
    void the_last_one_to_leave_stops_it() throws Exception {
        var one = openMade();
        var first = running();
        try (var other = open()) {
            one.close();
            assertThat(running()).isEqualTo(first);
            assertThat(ask(other.access(), "select 1")).isEqualTo("1");
        }
        assertThat(Postmaster.in(home().toRealPath().resolve("data"))).isEmpty();
    }

    @Test
    void it_outlives_a_controller_that_is_killed_and_the_next_one_finds_it() throws Exception {
        TestServer.prepare(home());
        var controller = Holder.begin(home());
        var before = running();
        controller.destroyForcibly().waitFor();
        try (var server = open()) {
            assertThat(running()).isEqualTo(before);
            assertThat(ask(server.access(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_server_that_was_killed_is_started_again_and_has_lost_nothing() throws Exception {
        try (var server = openMade()) {
            ask(server.access(), "create table kept (n int)");
            ask(server.access(), "insert into kept values (7)");
            ProcessHandle.of(running().pid()).orElseThrow().destroyForcibly();
            try (var again = open()) {
                assertThat(ask(again.access(), "select n from kept")).isEqualTo("7");
            }
        }
    }

    @Test
    void data_of_another_major_version_is_refused_and_left_alone() throws Exception {
        TestServer.prepare(home());
        var version = home().resolve("data/PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was written by PostgreSQL 17, and this Lifeboat has 18")
                .hasMessageContaining("Nothing was changed")
                .hasMessageContaining("next:  ");
        assertThat(version).hasContent("17\n");
    }

    @Test
    void a_server_that_does_not_start_says_why_and_what_to_do() throws Exception {
        TestServer.prepare(home());
        Files.writeString(
                home().resolve("data/postgresql.conf"),
                "shared_buffers = 'much'\n",
                StandardOpenOption.APPEND);
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("configuration file")
                .hasMessageContaining("--journal file");
    }

    @Test
    void a_server_that_is_frozen_is_named_and_not_started_twice() throws Exception {
        try (var _ = openMade()) {
            var frozen = running();
            signal("STOP", frozen);
            try {
                assertThatThrownBy(this::open)
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("process " + frozen.pid())
                        .hasMessageContaining("kill -9 " + frozen.pid());
            } finally {
                signal("CONT", frozen);
            }
        }
    }

    private static void signal(String name, Postmaster to) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(to.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
