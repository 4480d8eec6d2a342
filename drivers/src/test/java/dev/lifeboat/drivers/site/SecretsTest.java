package dev.lifeboat.drivers.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path folder;
    private SiteFolder site;

    @BeforeEach
    void makeSite() {
        site = SiteFolder.in(folder);
    }

    private static String password(String way) {
        return SiteFolder.SMALLEST.replace(
                "    ssh:",
                "    bmc: {address: 10.91.2.11, user: A, password: " + way + "}\n    ssh:");
    }

    private boolean given(SiteFolder from, String way) {
        return SiteFolder.access(from.good(password(way))).bmc().stream()
                .anyMatch(bmc -> bmc.password().reveal(SiteFolder.CANARY::equals));
    }

    @Test
    void a_secret_comes_from_a_file_the_environment_or_a_command() {
        assertThat(given(site, "{file: password}")).isTrue();
        var env = site.with(Map.of("BMC", SiteFolder.CANARY), true);
        assertThat(given(env, "{env: BMC}")).isTrue();
        assertThat(given(site, "{command: [cat, password]}")).isTrue();
    }

    @Test
    void a_command_gets_its_arguments_as_they_are_because_there_is_no_shell() {
        assertThat(site.warnings(password("{command: [\"cat password; true\"]}")))
                .isEqualTo(
                        "lifeboat.yaml:6: hosts.kct09.bmc.password: the command \"cat"
                                + " password; true\" cannot be started\n");
    }

    @Test
    void a_password_store_that_fails_costs_its_bmc_and_nothing_else() {
        var text = password("{command: [\"false\"]}");
        assertThat(site.warnings(text))
                .isEqualTo(
                        "lifeboat.yaml:6: hosts.kct09.bmc.password: the command \"false\" ended"
                                + " with code 1: run it to see\n");
        var read = site.good(text);
        assertThat(SiteFolder.host(read).bmc()).contains("10.91.2.11");
        assertThat(SiteFolder.access(read).bmc()).isEmpty();
    }

    @Test
    void a_command_that_never_ends_is_ended() {
        var answer =
                SecretCommands.run(
                        List.of(List.of("sh", "-c", "sleep 600 & wait")),
                        folder,
                        Duration.ofMillis(300));
        assertThat(answer.values())
                .containsExactly(new SecretCommands.Failed("did not end within 1 s"));
    }

    @Test
    void a_file_that_others_may_read_is_refused_with_the_line_that_mends_it() {
        site.put("password", "x", "rw-r-----");
        assertThat(site.bad(password("{file: password}")))
                .isEqualTo(
                        "lifeboat.yaml:6: hosts.kct09.bmc.password: others may read password:"
                                + " chmod 600 password\n");
    }

    @Test
    void each_way_to_have_no_secret_is_named() {
        site.put("empty", "\n", "rw-------").put("two", "a\nb\n", "rw-------");
        site.put("long", "x".repeat(21), "rw-------").put("huge", "x".repeat(9999), "rw-------");
        var at = "lifeboat.yaml:6: hosts.kct09.bmc.password: ";
        assertThat(site.bad(password("{file: gone}"))).isEqualTo(at + "gone is not there\n");
        assertThat(site.bad(password("{}"))).isEqualTo(at + "write one of file, env and command\n");
        assertThat(site.bad(password("{file: password, env: X}")))
                .isEqualTo(at + "write one of file, env and command\n");
        assertThat(site.warnings(password("{file: empty}")))
                .isEqualTo(at + "the secret is empty\n");
        assertThat(site.warnings(password("{file: two}")))
                .isEqualTo(at + "the secret is not one line of at most 4096 bytes\n");
        assertThat(site.warnings(password("{file: huge}")))
                .isEqualTo(at + "the secret is not one line of at most 4096 bytes\n");
        assertThat(site.warnings(password("{file: long}")))
                .isEqualTo(at + "the secret is not at most 20 bytes, as IPMI wants\n");
        assertThat(site.warnings(password("{env: NOT_SET}")))
                .isEqualTo(at + "the environment variable NOT_SET is not set\n");
    }

    @Test
    void a_database_that_cannot_be_named_is_an_error_because_a_second_journal_would_begin() {
        var text = SiteFolder.SMALLEST + "database-url: ";
        assertThat(site.bad(text + "{env: NOT_SET}\n"))
                .isEqualTo(
                        "lifeboat.yaml:8: database-url: the environment variable NOT_SET is not"
                                + " set\n");
        assertThat(site.bad(text + "{command: [\"false\"]}\n"))
                .isEqualTo(
                        "lifeboat.yaml:8: database-url: the command \"false\" ended with code 1:"
                                + " run it to see\n");
        var env = site.with(Map.of("DB", "postgresql://l:s3cret-canary@db1/lifeboat"), true);
        assertThat(env.good(text + "{env: DB}\n").keeping().databaseUrl()).isPresent();
    }

    @Test
    void a_password_is_shown_by_no_message_wherever_it_was_put() {
        for (var way :
                new String[] {
                    "s3cret-canary",
                    "[s3cret-canary]",
                    "{s3cret-canary: }",
                    "{s3cret-canary: x}",
                    "{env: \"s3cret-canary!\"}",
                    "{password: s3cret-canary}",
                    "!s3cret-canary",
                    "*s3cret-canary",
                    "{file: [s3cret-canary]}",
                    "{env: {s3cret-canary: x}}",
                    "{command: s3cret-canary}",
                    "\"s3cret-canary",
                    "s3cret-canary: x",
                    "@s3cret-canary",
                    "%s3cret-canary",
                }) {
            assertThat(site.bad(password(way))).as(way).doesNotContain("canary");
        }
        var root = SiteFolder.SMALLEST;
        assertThat(site.bad(root + "database-url: postgresql://l:s3cret-canary@db1/lifeboat\n"))
                .isEqualTo(
                        "lifeboat.yaml:8: database-url: a password must not stand in this file,"
                                + " which is copied and shown: write the URL into a file and"
                                + " {file: PATH} here, or {env: NAME}\n");
        assertThat(site.bad(root + "database-url: s3cret-canary\n")).doesNotContain("canary");
        assertThat(site.bad(root + "hooks: {notice: {webhook: \"x://s3cret-canary\"}}\n"))
                .doesNotContain("canary");
    }
}
