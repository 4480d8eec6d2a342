package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookTest {
    @TempDir Path folder;

    /// How a program ended, and what it printed.
    private record Ended(int code, String said) {}

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#EVACUATIONS")
    void a_plan_can_be_carried_out_by_pasting_it(String name) throws Exception {
        var night = Nights.live(name);
        var script = script(night, ways("/etc/lifeboat/bmc.password"));
        Golden.assertSame(name + ".runbook.sh", night.steady(script));
        var file = Files.writeString(folder.resolve("runbook.sh"), script);
        assertThat(run(List.of("bash", "-n", file.toString()))).isEqualTo(new Ended(0, ""));
        assertThat(run(List.of("shellcheck", "-s", "bash", file.toString())))
                .isEqualTo(new Ended(0, ""));
    }

    /// Programs that stand in for the site: each notes how it was called.
    private Path site(String lifeboat, String rbd) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        program(bin, "lifeboat", lifeboat);
        program(bin, "ping", "case $* in *10.91.0.11) exit 1 ;; esac");
        program(
                bin,
                "ceph",
                "case $* in *'blocklist ls'*) echo '10.91.0.11:0/0 2199-01-01' ;; esac");
        program(bin, "rbd", rbd);
        program(
                bin,
                "virsh",
                """
                case $* in
                *'start --force-boot'*) touch "$0.started" ;;
                *'list --all'*) echo 490d479c-d822-31f7-b87a-664a5a5d22e0 ;;
                *list*) [ ! -e "$0.started" ] || echo 490d479c-d822-31f7-b87a-664a5a5d22e0 ;;
                esac
                """);
        program(
                bin,
                "ipmitool",
                """
                [ "$IPMI_PASSWORD" = canary-5150 ] || exit 1
                case $* in
                *'mc guid'*) echo 'System GUID  : 01cdab89-6745-23a1-0000-000000000000' ;;
                *'fru print'*) echo ' Product Serial        : SN-KCT09' ;;
                *'power status'*) echo 'Chassis Power is off' ;;
                esac
                """);
        return bin;
    }

    private void program(Path bin, String name, String body) throws IOException {
        var text =
                "#!/bin/sh\necho \"" + name + " $*\" >> '" + folder.resolve("calls") + "'\n" + body;
        var file = Files.writeString(bin.resolve(name), text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// Without a terminal, so that nobody can confirm anything.
    private Ended lane(String lane) throws Exception {
        var password = Files.writeString(folder.resolve("password"), "canary-5150\n");
        var script = script(Nights.live(Nights.KCT09), ways(password.toString()));
        var file = Files.writeString(folder.resolve("runbook.sh"), script);
        var path = folder.resolve("bin") + ":" + System.getenv("PATH");
        return run(List.of("env", "PATH=" + path, "setsid", "-w", "bash", file.toString(), lane));
    }

    private String calls() throws IOException {
        var file = folder.resolve("calls");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static final String NOBODY_HAS_IT_OPEN =
            "case $* in *' status '*) echo 'Watchers: none' ;; esac";

    @Test
    void a_guest_is_started_when_all_that_guards_it_was_read() throws Exception {
        site("exit 3", NOBODY_HAS_IT_OPEN);
        var ended = lane("4.db-1");
        assertThat(ended.said()).contains("4.db-1: db-1 runs on kct10");
        assertThat(ended.code()).isZero();
        assertThat(calls())
                .contains("start --force-boot 490d479c-d822-31f7-b87a-664a5a5d22e0")
                .contains("rbd --conf /etc/ceph/ceph.conf")
                .doesNotContain("canary-5150");
    }

    @Test
    void nothing_is_touched_while_a_run_holds_the_host() throws Exception {
        site("echo 6a9f-1", NOBODY_HAS_IT_OPEN);
        var ended = lane("4.db-1");
        assertThat(ended.said()).contains("stopped: run 6a9f-1 holds kct09");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(calls()).isEqualTo("lifeboat run --holds kct09\n");
    }

    @Test
    void an_unreachable_journal_must_be_confirmed_at_a_terminal() throws Exception {
        site("echo 'no journal' >&2; exit 1", NOBODY_HAS_IT_OPEN);
        var ended = lane("4.db-1");
        assertThat(ended.said()).contains("the journal cannot be read (no journal)");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(calls()).isEqualTo("lifeboat run --holds kct09\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case $* in *' status '*) printf 'Watchers:\\n\\twatcher=10.91.0.99:0/7 client.9\\n' ;; esac",
                "case $* in *' status '*) echo 'Watchers:'; echo unheard-of ;; esac",
                "case $* in *' status '*) exit 1 ;; esac",
                "case $* in *' status '*) echo 'Watchers: none' ;; *) echo client.9 held ;; esac",
            })
    void a_guest_whose_disk_may_be_in_use_is_not_started(String rbd) throws Exception {
        site("exit 3", rbd);
        var ended = lane("4.db-1");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("stopped: ").contains("vms/db-1");
        assertThat(calls()).doesNotContain("start --force-boot");
    }

    @Test
    void a_hostile_word_stays_a_word() throws Exception {
        for (var word : List.of("a'b", "$(touch x)", "a b;c", "`id`", "\u001b[2J", "x\ny", "")) {
            var ended = run(List.of("bash", "-c", "printf %s " + Quoted.word(word)));
            assertThat(ended).isEqualTo(new Ended(0, word));
            assertThat(Quoted.word(word)).doesNotContain("\u001b").doesNotContain("\n");
        }
    }

    private static String script(Nights.Lived night, Ways ways) {
        return Runbook.script(night.plan(), night.fleet(), night.before(), ways, Nights.PAGE);
    }

    static Ways ways(String passwordFile) {
        var hosts = new TreeMap<HostId, Ways.HostWay>();
        for (var number = 1; number <= 3; number++) {
            var address = "10.91.0.1" + number;
            hosts.put(
                    new HostId(List.of("kct09", "kct10", "kct11").get(number - 1)),
                    new Ways.HostWay(
                            "qemu+ssh://root@" + address + "/system",
                            "root@" + address,
                            Optional.of(
                                    new Ways.BmcWay(
                                            "10.91.2.1" + number,
                                            623,
                                            "ADMIN",
                                            3,
                                            Optional.of(passwordFile)))));
        }
        var clusters = new TreeMap<ClusterId, Ways.CephWay>();
        clusters.put(
                new ClusterId("main"),
                new Ways.CephWay(
                        "/etc/ceph/ceph.conf",
                        "client.admin",
                        "/etc/ceph/it's here; rm -rf $HOME.keyring"));
        return new Ways(hosts, clusters);
    }

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
