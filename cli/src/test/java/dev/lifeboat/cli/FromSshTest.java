package dev.lifeboat.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FromSshTest {
    /// Redirections, and words of find, sed and awk, by which a look would write.
    private static final String WRITES =
            "(?s).*(>(?!/dev/null|&[12]| *t &&|= t)|-delete|-exec|-fprint|-i |system\\(|\\btee\\b).*";

    @Test
    void one_host_is_looked_at_without_a_site_file(@TempDir Path folder)
            throws IOException, InterruptedException {
        var hosts = FakeHosts.in(folder);
        var ready = hosts.run("ready", "--from-ssh", "root@kct09");
        assertThat(ready.said())
                .contains(
                        "kct09 -> nowhere    UNPROVEN",
                        "the caps of client.libvirt: nobody gave an admin",
                        "the lock of vms/web-1: nobody gave an admin key",
                        "web-1: no other host that could take it was looked at",
                        "a login does not show the BMC of kct09",
                        "by logins alone, and nothing was written.",
                        " next:  lifeboat why caps kct09 --from-ssh root@kct09\n")
                .doesNotContain("BLOCKED");
        assertThat(ready.code()).isEqualTo(4);
    }

    @Test
    void a_guest_finds_room_on_another_host_and_why_says_so(@TempDir Path folder)
            throws IOException, InterruptedException {
        var hosts = FakeHosts.in(folder);
        var matrix = hosts.run("ready", "--from-ssh", "kct09,kct10");
        assertThat(matrix.said())
                .contains(
                        "2 hosts: 0 ready",
                        "  1 kct09        . ?  UNPROVEN",
                        " next:  lifeboat ready kct09 --from-ssh kct09,kct10\n");
        var why = hosts.run("why", "capacity", "kct09", "--from-ssh", "kct09,kct10");
        assertThat(why.said()).contains("web-1 would go to kct10");
        assertThat(why.code()).isZero();
        var json = hosts.run("ready", "kct09", "--json", "--from-ssh", "kct09,kct10");
        assertThat(json.said())
                .startsWith("{\"schema\":\"lifeboat.ready/1\"")
                .contains("\"remedy\":\"ceph auth ls -f json | lifeboat caps audit -\"");
    }

    /// What comes next must not find room where nobody was to look.
    @Test
    void where_guests_may_go_is_said_again_of_what_comes_next(@TempDir Path folder)
            throws IOException, InterruptedException {
        var hosts = FakeHosts.in(folder);
        var ready = hosts.run("ready", "kct09", "--onto=kct10", "--from-ssh", "kct09,kct10");
        assertThat(ready.said())
                .contains("kct09 -> kct10    UNPROVEN")
                .contains(" next:  lifeboat why caps kct09 --from-ssh kct09,kct10 --onto kct10\n");
        var matrix = hosts.run("ready", "--onto=kct10", "--from-ssh", "kct09,kct10");
        assertThat(matrix.said())
                .contains("1 host: 0 ready", "  1 kct09        . ?  UNPROVEN\n  2 kct10\n\n");
        var why = hosts.run("why", "capacity", "kct09", "--onto=kct10", "--from-ssh=kct09,kct10");
        assertThat(why.said()).contains("web-1 would go to kct10");
        assertThat(why.code()).isZero();
    }

    /// Programs that are not among those that look are not found in that shell, virsh refuses what
    /// is not on its list, and nothing is redirected into a file.
    @Test
    void nothing_is_run_there_but_looks(@TempDir Path folder)
            throws IOException, InterruptedException {
        var hosts = FakeHosts.in(folder);
        hosts.run("ready", "kct09", "--from-ssh", "kct09,kct10");
        assertThat(hosts.notes("errors").lines().filter(line -> !line.contains("only root sees")))
                .isEmpty();
        assertThat(hosts.notes("scripts")).contains("virsh -r").doesNotMatch(WRITES);
        assertThat(hosts.notes("calls").lines().filter(line -> line.startsWith("virsh")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("virsh -r -c qemu:///system "));
    }

    /// Neither the folder of sockets nor a trace: all is well even where only `/` can be written
    /// to.
    @Test
    void nothing_is_left_here(@TempDir Path folder) throws IOException, InterruptedException {
        var hosts = FakeHosts.in(folder);
        hosts.run("ready", "--from-ssh", "kct09,kct08");
        hosts.run("ready", "--from-ssh", "kct09,root@kct09");
        assertThat(hosts.left()).isEmpty();
    }

    @Test
    void a_host_that_is_not_reached_is_unproven_beside_the_others(@TempDir Path folder)
            throws IOException, InterruptedException {
        var hosts = FakeHosts.in(folder);
        var ready = hosts.run("ready", "--from-ssh", "kct09,kct08");
        assertThat(ready.said())
                .startsWith(
                        "kct08 could not be logged in to: ssh: connect to host kct08 port 22: No")
                .contains("--jump USER@BASTION", "  1 kct08        . ?  UNPROVEN")
                .contains(" next:  lifeboat ready kct09 --from-ssh kct09,kct08\n");
        assertThat(ready.code()).isEqualTo(4);
        assertThat(hosts.notes("calls").lines().filter(line -> line.contains(" -- kct08 ")))
                .as("a host that cannot be reached is tried once")
                .hasSize(1);
    }

    /// Its sshd refuses some of ten that are not let in yet (`MaxStartups`).
    @Test
    void sixty_hosts_behind_one_bastion_are_not_logged_in_to_all_at_once(@TempDir Path folder)
            throws IOException, InterruptedException {
        var hosts = FakeHosts.in(folder);
        var all = IntStream.rangeClosed(1, 60).mapToObj(n -> "node" + n).collect(joining(","));
        var ready = hosts.run("ready", "--from-ssh", all, "--jump", "ops@bastion");
        assertThat(hosts.notes("logins").lines().map(Integer::valueOf))
                .hasSize(60)
                .allMatch(atOnce -> atOnce < 10);
        assertThat(ready.said()).contains("node60 could not be logged in to:");
        assertThat(ready.code()).isEqualTo(4);
    }

    @Test
    void a_host_key_that_is_not_known_ends_it_with_what_to_do(@TempDir Path folder)
            throws IOException, InterruptedException {
        var ready = FakeHosts.in(folder).run("ready", "--from-ssh", "root@kct07");
        assertThat(ready.said())
                .contains("not in your known_hosts", "next:  ssh root@kct07")
                .doesNotContain("UNPROVEN");
        assertThat(ready.code()).isEqualTo(4);
    }

    @Test
    void one_machine_under_two_names_is_an_error(@TempDir Path folder)
            throws IOException, InterruptedException {
        var ready = FakeHosts.in(folder).run("ready", "--from-ssh", "kct10,root@10.91.0.10");
        assertThat(ready.said())
                .isEqualTo(
                        "kct10 and root@10.91.0.10 are the same machine, kct10: give each host once.\n");
        assertThat(ready.code()).isEqualTo(2);
    }

    /// Before anything is started.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'--from-ssh=-oProxyCommand=touch x', 'is no host: write kct09'",
        "'--from-ssh=kct09,,kct10', 'is no host: write kct09'",
        "'--from-ssh=kct09 --jump=-oProxyCommand=x', '--jump: \"-oProxyCommand=x\" is no host'",
        "'--from-ssh=kct09,kct09', 'kct09 is there twice'",
        "'--from-ssh=kct09 --site=x.yaml', 'Either --site or --from-ssh'",
        "'--from-ssh=kct09 --ssh-config=/no/such', '/no/such cannot be read'",
        "'--from-ssh=kct09 --since=2h', '--since without --from-ssh'",
        "'--jump=kct09', 'go with --from-ssh'",
        "'kct09 --from-ssh=kct09 --onto=kct09', 'If kct09 has died, it takes no guests'",
        "'kct01 --from-ssh=kct09', 'There is no host \"kct01\" among those looked at; they are [kct09]'",
    })
    void wrong_words_are_refused(String words, String said, @TempDir Path folder)
            throws IOException, InterruptedException {
        var all = ("ready " + words).split(" (?!x)", -1);
        var ready = FakeHosts.in(folder).run(all);
        assertThat(ready.said()).contains(said);
        assertThat(ready.code()).isEqualTo(2);
    }
}
