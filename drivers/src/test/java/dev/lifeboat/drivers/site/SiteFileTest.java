package dev.lifeboat.drivers.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Wanted;
import dev.lifeboat.core.fleet.Witness;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.access.SshAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFileTest {
    private static final HostId KCT09 = new HostId("kct09");

    /// Of kct09, as it stands in the file.
    private static final SortedMap<String, String> SAID =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("address", "10.91.0.11"),
                            Map.entry("storage-addresses", "10.91.0.11, 10.92.0.11"),
                            Map.entry("hypervisor", "qemu+ssh://ops@10.91.0.11:2222/system"),
                            Map.entry("ssh.user", "ops"),
                            Map.entry("ssh.key", "key"),
                            Map.entry("ssh.known-hosts", "known_hosts"),
                            Map.entry("ssh.port", "2222"),
                            Map.entry("bmc.address", "10.91.2.11"),
                            Map.entry("bmc.user", "ADMIN"),
                            Map.entry("bmc.password.file", "password"),
                            Map.entry("bmc.cipher", "17"),
                            Map.entry("bmc.port", "6230"),
                            Map.entry("console", "consoles/kct09.log"),
                            Map.entry("capacity.memory", "4096 MiB"),
                            Map.entry("capacity.vcpus", "16")));

    @TempDir Path folder;
    private SiteFolder site;

    @BeforeEach
    void makeSite() {
        site = SiteFolder.in(folder);
    }

    @Test
    void everything_that_can_be_said_is_read() {
        var read =
                site.good(
                        """
                        site: lab
                        network-namespace: lb-ops
                        state: state
                        database-url: postgresql://lifeboat@db1/lifeboat
                        ceph:
                          main: {conf: ceph.conf, user: client.ops, keyring: keyring}
                        hosts:
                          kct09:
                            address: 10.91.0.11
                            storage-addresses: [10.91.0.11, 10.92.0.11]
                            hypervisor: qemu+ssh://ops@10.91.0.11:2222/system
                            ssh: {user: ops, key: key, known-hosts: known_hosts, port: 2222}
                            bmc: {address: 10.91.2.11, user: ADMIN, password: {file: password},
                                  cipher: 17, port: 6230}
                            console: consoles/kct09.log
                            capacity: {memory: 4096 MiB, vcpus: 16}
                        guests:
                          db-1: {priority: 1, wanted: on, addresses: [10.91.1.1], keep-apart: db}
                        brakes:
                          silent-hosts-at-most: 40 %
                          starts-at-once: 8
                          witnesses: [10.91.0.2]
                        hooks:
                          panel-freeze: {exec: [/bin/true, --all]}
                          notice: {webhook: "https://chat.example/T0/B1"}
                        """);
        assertThat(read.name()).isEqualTo("lab");
        assertThat(read.hosts())
                .containsExactly(
                        Map.entry(
                                KCT09,
                                new Host(
                                        KCT09,
                                        "10.91.0.11",
                                        new TreeSet<>(Set.of("10.91.0.11", "10.92.0.11")),
                                        Optional.of("10.91.2.11"),
                                        Optional.of(site.path("consoles/kct09.log").toString()),
                                        new Capacity(new MebiBytes(4096), 16),
                                        SAID)));
        assertThat(read.access().networkNamespace()).contains("lb-ops");
        assertThat(read.access().clusters())
                .containsExactly(
                        Map.entry(
                                new ClusterId("main"),
                                new CephAccess(
                                        site.path("ceph.conf"),
                                        "client.ops",
                                        site.path("keyring"))));
        var access = SiteFolder.access(read);
        assertThat(access.hypervisor()).isEqualTo("qemu+ssh://ops@10.91.0.11:2222/system");
        assertThat(access.ssh())
                .isEqualTo(
                        new SshAccess(
                                "10.91.0.11",
                                2222,
                                "ops",
                                site.path("key"),
                                site.path("known_hosts")));
        var bmc = access.bmc().orElseThrow();
        assertThat(bmc.cipher()).isEqualTo(17);
        assertThat(bmc.port()).isEqualTo(6230);
        assertThat(bmc.password().<Boolean>reveal(SiteFolder.CANARY::equals)).isTrue();
        assertThat(read.guests())
                .containsExactly(
                        Map.entry(
                                "db-1",
                                new GuestAttributes(
                                        1,
                                        Optional.of(Wanted.ON),
                                        new TreeSet<>(Set.of("10.91.1.1")),
                                        Optional.of("db"))));
        assertThat(read.brakes())
                .isEqualTo(new Brakes(40, 8, new TreeSet<>(Set.of(new Witness("10.91.0.2")))));
        assertThat(read.hooks().on(HookEvent.PANEL_FREEZE))
                .contains(new Hook.Exec(List.of("/bin/true", "--all")));
        assertThat(read.hooks().on(HookEvent.NOTICE).map(Object::toString))
                .contains("Webhook[url=(secret), shown=https://chat.example]");
        assertThat(read.keeping().state()).isEqualTo(site.path("state"));
        assertThat(read.keeping().databaseUrl()).isPresent();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.toString()).doesNotContain(SiteFolder.CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "2.5", "many", "-1"})
    void starts_at_once_is_a_whole_number_in_its_range(String wrong) {
        assertThat(site.bad(SiteFolder.SMALLEST + "brakes: {starts-at-once: " + wrong + "}\n"))
                .matches(
                        "lifeboat\\.yaml:\\d+: brakes\\.starts-at-once: \""
                                + wrong
                                + "\" is not a number from 1 to 64\n");
    }

    @Test
    void it_is_known_which_variables_hold_secrets() {
        var env = site.with(Map.of("DB", "postgresql://l:x@db1/l", "OTHER", "x"), true);
        var read = env.good(SiteFolder.SMALLEST + "database-url: {env: DB}\n");
        assertThat(read.access().secretVariables()).containsExactly("DB");
    }

    @Test
    void a_guest_gets_what_the_file_says_of_its_name_and_else_the_usual() {
        var read = site.good(SiteFolder.SMALLEST + "guests: {db-1: {priority: 1}}\n");
        var id = VmId.of("00000000-0000-0000-0000-000000000001");
        assertThat(read.vm(id, "db-1").priority()).isEqualTo(1);
        assertThat(read.vm(id, "web-1").priority()).isEqualTo(5);
        assertThat(read.fleet().hosts()).containsOnlyKeys(KCT09);
        assertThat(read.fleet().clusters()).containsExactly(new ClusterId("main"));
    }

    @Test
    void all_errors_are_told_at_once_with_line_key_and_what_to_write() {
        assertThat(
                        site.bad(
                                """
                                site: lab
                                ceph: {main: {conf: ceph.conf, keyring: keyring}}
                                hosts:
                                  kct10:
                                    adress: 10.91.0.12
                                    ssh: {key: key, known-hosts: known_hosts, prot: 22}
                                    bmc:
                                      address: "10.91.2.300"
                                      user: ADMIN
                                      password: s3cret-canary
                                    capacity: {memory: lots, vcpus: 16}
                                guests:
                                  db-1:
                                    priority: urgent
                                    wanted: true
                                  "web;reboot": {}
                                hooks:
                                  panel-freez: {exec: [/bin/true]}
                                """))
                .isEqualTo(
                        """
                        lifeboat.yaml:4: hosts.kct10.address: missing: write an address
                        lifeboat.yaml:5: hosts.kct10.adress: unknown key; did you mean "address"?
                        lifeboat.yaml:6: hosts.kct10.ssh.prot: unknown key; did you mean "port"?
                        lifeboat.yaml:8: hosts.kct10.bmc.address: "10.91.2.300" is not an address
                        lifeboat.yaml:10: hosts.kct10.bmc.password: a secret must not stand in this file, which is copied and shown: write {file: PATH}, {env: NAME} or {command: [PROGRAM, ...]}
                        lifeboat.yaml:11: hosts.kct10.capacity.memory: "lots" is not an amount of memory from 1 MiB to 64 TiB such as 4096 MiB or 96 GiB
                        lifeboat.yaml:14: guests.db-1.priority: "urgent" is not a number from 1 to 9
                        lifeboat.yaml:15: guests.db-1.wanted: "true" is not on, off, suspended or rescue
                        lifeboat.yaml:16: guests: "web;reboot" is not a name: letters, digits and _.:@+- make one
                        lifeboat.yaml:18: hooks.panel-freez: no such event; did you mean "panel-freeze"?
                        """);
    }

    @Test
    void a_key_that_belongs_elsewhere_is_sent_there() {
        assertThat(site.bad(SiteFolder.SMALLEST + "witnesses: [10.0.0.1]\n"))
                .isEqualTo(
                        "lifeboat.yaml:8: witnesses: unknown key; it belongs to brakes.witnesses,"
                                + " not here\n");
    }

    @Test
    void a_key_written_twice_is_an_error_and_says_where_the_first_is() {
        assertThat(site.bad(SiteFolder.SMALLEST + "site: other\n"))
                .isEqualTo(
                        "lifeboat.yaml:8: site: stands in line 1 already: keep one of the two\n");
    }

    @Test
    void two_hosts_never_share_an_address_because_the_wrong_one_would_be_fenced() {
        assertThat(
                        site.bad(
                                """
                                site: lab
                                ceph: {main: {conf: ceph.conf, keyring: keyring}}
                                hosts:
                                  kct09:
                                    address: 10.91.0.11
                                    ssh: &ssh {key: key, known-hosts: known_hosts}
                                    bmc: {address: 10.91.2.11, user: A, password: {file: password}}
                                    capacity: {memory: 4 GiB, vcpus: 4}
                                  kct10:
                                    address: 10.91.0.12
                                    storage-addresses: [10.91.0.12, 10.91.0.11]
                                    ssh: *ssh
                                    bmc: {address: 10.91.2.11, user: A, password: {file: password}}
                                    capacity: {memory: 4 GiB, vcpus: 4}
                                brakes: {witnesses: [10.91.0.12]}
                                """))
                .isEqualTo(
                        """
                        lifeboat.yaml:11: hosts.kct10.storage-addresses: 10.91.0.11 is also kct09's: each host needs its own
                        lifeboat.yaml:13: hosts.kct10.bmc.address: 10.91.2.11:623 is also kct09's: each host needs its own
                        lifeboat.yaml:15: brakes.witnesses: 10.91.0.12 is kct10's: name something outside of the hosts
                        """);
    }

    @Test
    void addresses_are_kept_as_ceph_prints_them_so_that_the_same_is_the_same() {
        var read = site.good(SiteFolder.SMALLEST.replace("10.91.0.11", "FD00:0:0:1:0:0:0:00B"));
        assertThat(SiteFolder.host(read).storageAddresses()).containsExactly("fd00:0:0:1::b");
        assertThat(SiteFolder.access(read).hypervisor())
                .isEqualTo("qemu+ssh://root@[fd00:0:0:1::b]/system");
    }

    @Test
    void a_file_that_is_named_but_not_there_is_a_warning_because_the_rest_must_go_on() {
        assertThat(site.warnings(SiteFolder.SMALLEST.replace("key: key", "key: gone")))
                .isEqualTo("lifeboat.yaml:6: hosts.kct09.ssh.key: gone does not exist\n");
    }
}
