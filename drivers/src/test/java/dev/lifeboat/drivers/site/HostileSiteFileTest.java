package dev.lifeboat.drivers.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSiteFileTest {
    private static final long SEED = 20191105;
    private static final int MUTANTS = 3000;

    @TempDir Path folder;
    private SiteFolder site;

    @BeforeEach
    void makeSite() {
        site = SiteFolder.in(folder);
    }

    private String badBytes(byte[] bytes) throws IOException {
        Files.write(site.path("lifeboat.yaml"), bytes);
        return badFile("lifeboat.yaml");
    }

    private String badFile(String name) {
        return switch (new SiteReader(site.path(name), site.around()).read()) {
            case SiteFile.Good(var read) -> throw new AssertionError("accepted: " + read);
            case SiteFile.Bad(var problems) ->
                    String.join("\n", problems.stream().map(Problem::toString).toList())
                            .replace(folder + "/", "");
        };
    }

    @Test
    void a_file_that_is_none_says_what_it_is() throws IOException {
        assertThat(badFile("gone.yaml")).isEqualTo("gone.yaml: does not exist");
        Files.createDirectory(site.path("dir"));
        assertThat(badFile("dir")).isEqualTo("dir: is not a file: name the site file itself");
        assertThat(new SiteReader(Path.of("/dev/zero"), site.around()).read())
                .isInstanceOf(SiteFile.Bad.class);
        assertThat(badBytes(new byte[0]))
                .isEqualTo("lifeboat.yaml: is empty: see docs/site-file.md for an example");
        assertThat(badBytes("# only this\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("lifeboat.yaml: is empty: see docs/site-file.md for an example");
        assertThat(badBytes(new byte[] {'s', ':', '\n', 0x7f, 'E', 'L', 'F', 0}))
                .isEqualTo("lifeboat.yaml:2: is not a text file: byte 0x7f stands here");
        assertThat(badBytes(new byte[] {'s', ':', '\n', '\n', (byte) 0xff}))
                .isEqualTo("lifeboat.yaml:3: is not UTF-8 text: byte 0xff stands here");
    }

    @Test
    void a_huge_file_is_named_by_its_limit() throws IOException {
        assertThat(badBytes("# 345678\n".repeat(500_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("lifeboat.yaml: is bigger than 4 MiB: not a site file");
    }

    @Test
    void one_that_anyone_may_change_is_refused_because_it_names_commands() {
        site.put("open.yaml", SiteFolder.SMALLEST, "rw-r--rw-");
        assertThat(badFile("open.yaml"))
                .isEqualTo(
                        "open.yaml: anyone can change it, and it names commands: chmod o-w"
                                + " open.yaml");
    }

    @Test
    void every_line_that_is_indented_by_a_tab_is_named() {
        assertThat(site.bad("site: lab\nhosts:\n\tkct09:\n  \tkct10:\n"))
                .isEqualTo(
                        """
                        lifeboat.yaml:3: a tab stands here: indent with spaces
                        lifeboat.yaml:4: a tab stands here: indent with spaces
                        """);
    }

    @Test
    void a_file_that_ends_too_early_says_what_is_open() {
        assertThat(site.bad("site: lab\nhosts:\n  kct09: {address: 10.91.0.11, bmc: {\n"))
                .isEqualTo("lifeboat.yaml:4: the file ends too early\n");
        assertThat(site.bad("site: lab\nstate: \"/var/lib\n"))
                .isEqualTo(
                        "lifeboat.yaml:3: the file ends too early: what begins in line 2 is not"
                                + " closed\n");
    }

    @Test
    void an_alias_bomb_is_counted_before_it_goes_off() {
        var bomb = new StringBuilder("site: lab\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
        }
        assertThat(site.bad(bomb.toString()))
                .isEqualTo(
                        "lifeboat.yaml:7: says more than 1000000 things with its aliases written"
                                + " out\n");
    }

    @Test
    void aliases_that_mean_themselves_or_nothing_are_refused() {
        assertThat(site.bad("site: &a {b: *a}\n"))
                .isEqualTo("lifeboat.yaml:1: an alias (*) stands inside of what it means\n");
        assertThat(site.bad("site: *nothing\n"))
                .isEqualTo(
                        "lifeboat.yaml:1: an alias (*) that no anchor (&) above defines; quote a"
                                + " value that begins so\n");
    }

    @Test
    void deep_nesting_ends_at_a_limit_and_not_in_the_stack() {
        assertThat(site.bad("site: " + "[".repeat(100_000)))
                .isEqualTo("lifeboat.yaml:1: is nested more than 20 deep\n");
        assertThat(site.bad("site: " + "{a: ".repeat(100_000)))
                .isEqualTo("lifeboat.yaml:1: is nested more than 20 deep\n");
        assertThat(site.bad("- ".repeat(100_000)))
                .isEqualTo("lifeboat.yaml:1: is nested more than 20 deep\n");
    }

    @Test
    void wrong_types_say_what_stands_there_and_what_should() {
        assertThat(
                        site.bad(
                                """
                                site: [lab]
                                ceph:
                                hosts: kct09
                                guests: {db-1: 7, web-1: {addresses: 10.0.0.1, priority: }}
                                brakes: [x]
                                ? [a, b]
                                : x
                                """))
                .isEqualTo(
                        """
                        lifeboat.yaml:1: site: a list stands here: write a name
                        lifeboat.yaml:2: ceph: nothing stands here: write Ceph clusters by name
                        lifeboat.yaml:3: hosts: a single value stands here: write hosts by name
                        lifeboat.yaml:4: guests.db-1: a single value stands here: write guests by their libvirt name
                        lifeboat.yaml:4: guests.web-1.priority: nothing stands here: write a number from 1 to 9
                        lifeboat.yaml:4: guests.web-1.addresses: a single value stands here: write a list of 0 to 64 addresses, in [ ]
                        lifeboat.yaml:5: brakes: a list stands here: write when to stop and ask, and how much to do at once, with the keys silent-hosts-at-most, starts-at-once, witnesses
                        lifeboat.yaml:6: a list stands here where a key should be
                        """);
        assertThat(site.bad("just words\n"))
                .isEqualTo(
                        "lifeboat.yaml:1: a single value stands here: write keys, as in"
                                + " docs/site-file.md\n");
        assertThat(site.bad(SiteFolder.SMALLEST + "---\nsite: two\n"))
                .isEqualTo("lifeboat.yaml:8: a second document begins here: write only one\n");
        assertThat(site.bad("site: !!java.net.URL [x]\n"))
                .contains("a YAML tag (!) means nothing here: remove it, or quote the value");
    }

    @Test
    void names_that_a_shell_or_a_terminal_would_obey_are_refused() {
        for (var name :
                new String[] {
                    "a b",
                    "a;b",
                    "$(reboot)",
                    "`id`",
                    "a|b",
                    "../../etc",
                    "-rf",
                    "a'b",
                    "a\\nb",
                    "*",
                    "a&b",
                    "\\e[2J",
                    "",
                    "\\u202ea",
                    "x\\0"
                }) {
            var text = SiteFolder.SMALLEST + "guests: {\"" + name + "\": {}}\n";
            assertThat(site.bad(text)).as(name).doesNotContain("\u001b", "\u202e", "\0");
            text = SiteFolder.SMALLEST.replace("kct09:", "\"" + name + "\":");
            assertThat(site.bad(text)).as(name).startsWith("lifeboat.yaml:");
        }
        for (var path : new String[] {"a;b", "$(id)", "`id`", "a|b", "a\\nb", "*", "a'b"}) {
            assertThat(site.bad(SiteFolder.SMALLEST + "state: \"" + path + "\"\n"))
                    .contains("is not a path without characters special to a shell");
        }
    }

    @Test
    void more_errors_than_anyone_reads_are_counted() {
        var text = new StringBuilder(SiteFolder.SMALLEST + "guests:\n");
        for (var i = 0; i < 1000; i++) {
            text.append("  g").append(i).append(": {priority: x}\n");
        }
        assertThat(site.bad(text.toString())).contains("lifeboat.yaml: 800 more errors are not");
    }

    @Test
    void whatever_happens_to_a_good_file_it_is_read_or_refused_and_no_secret_is_shown()
            throws IOException {
        var env = site.with(Map.of("DB", "postgresql://l:" + SiteFolder.CANARY + "@db1/l"), true);
        var good =
                SiteFolder.SMALLEST
                        + """
                        guests: &g {db-1: {priority: 1, wanted: on, addresses: [10.91.1.1]}}
                        brakes: {silent-hosts-at-most: 50 %, witnesses: [10.91.0.2]}
                        hooks: {notice: {webhook: "https://chat.example/x"}}
                        database-url: {env: DB}
                        """;
        assertThat(env.good(good).warnings()).isEmpty();
        var bytes = good.getBytes(StandardCharsets.UTF_8);
        var file = site.path("lifeboat.yaml");
        for (var length = 0; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            examine(new SiteReader(file, env.around()).read(), "cut at " + length);
        }
        var random = new Random(SEED);
        var letters = "{}[]:,&*!|>'\"%@`#-? \n\tx0\\~<=";
        for (var i = 0; i < MUTANTS; i++) {
            var mutant = bytes.clone();
            for (var n = 0; n <= random.nextInt(4); n++) {
                mutant[random.nextInt(mutant.length)] =
                        random.nextInt(8) == 0
                                ? (byte) random.nextInt(256)
                                : (byte) letters.charAt(random.nextInt(letters.length()));
            }
            Files.write(file, mutant);
            examine(new SiteReader(file, env.around()).read(), "mutant " + i + " of " + SEED);
        }
    }

    private static void examine(SiteFile read, String what) {
        switch (read) {
            case SiteFile.Good(var site) ->
                    assertThat(site.toString()).as(what).doesNotContain("canary");
            case SiteFile.Bad(var problems) -> {
                assertThat(problems).as(what).isNotEmpty();
                assertThat(problems.toString()).as(what).doesNotContain("canary");
            }
        }
    }
}
