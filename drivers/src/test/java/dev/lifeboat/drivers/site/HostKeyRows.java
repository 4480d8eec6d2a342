package dev.lifeboat.drivers.site;

import static dev.lifeboat.drivers.site.SiteKeyRow.KCT09;
import static dev.lifeboat.drivers.site.SiteKeyRow.REQUIRED;
import static dev.lifeboat.drivers.site.SiteKeyRow.WORD;
import static dev.lifeboat.drivers.site.SiteKeyRow.row;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.BmcAccess;
import dev.lifeboat.drivers.access.Chassis;
import dev.lifeboat.drivers.access.Secret;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// How the keys of a host are tried.
final class HostKeyRows {
    private static final HostId SPARE = new HostId("spare1");

    private HostKeyRows() {}

    private static String secret(Secret secret) {
        return secret.reveal(text -> "len " + text.length());
    }

    private static Object bmc(Site site, Function<BmcAccess, Object> of) {
        return SiteFolder.access(site).bmc().map(of).orElse("none");
    }

    static Stream<SiteKeyRow> hostRows() {
        return Stream.of(
                row(
                        SiteKey.HOSTS,
                        "hosts",
                        "{h1: {address: 10.0.0.1, capacity: {memory: 1 GiB, vcpus: 1}}}",
                        site -> site.hosts().keySet(),
                        "[h1]",
                        REQUIRED + "hosts by name",
                        "{}",
                        "nothing stands here: write hosts by name"),
                row(
                        SiteKey.HOST_ADDRESS,
                        KCT09 + "address",
                        "10.91.0.12",
                        site -> SiteFolder.host(site).address(),
                        "10.91.0.12",
                        REQUIRED + "an address",
                        "kct09.example",
                        "\"kct09.example\" is not an address"),
                row(
                        SiteKey.HOST_STORAGE_ADDRESSES,
                        KCT09 + "storage-addresses",
                        "[10.92.0.11, 10.93.0.11]",
                        site -> SiteFolder.host(site).storageAddresses(),
                        "[10.92.0.11, 10.93.0.11]",
                        "[10.91.0.11]",
                        "[]",
                        "0 stand here: write a list of 1 to 16 addresses"),
                row(
                        SiteKey.HOST_HYPERVISOR,
                        KCT09 + "hypervisor",
                        "qemu+libssh2://ops@10.91.0.11/system",
                        site -> SiteFolder.access(site).hypervisor(),
                        "qemu+libssh2://ops@10.91.0.11/system",
                        "qemu+ssh://root@10.91.0.11/system",
                        "qemu+ssh://a:pw@h/system",
                        "\"qemu+ssh://a:pw@h/system\" is not a libvirt URI such as"
                                + " qemu+ssh://root@10.91.0.11/system"),
                row(
                        SiteKey.HOST_CONSOLE,
                        KCT09 + "console",
                        "ssh://cons@10.91.0.2/var/consoles/kct09",
                        site -> SiteFolder.host(site).console().orElse("none"),
                        "10.91.0.2:/var/consoles/kct09",
                        "none",
                        "ssh://cons.example/var/consoles/kct09",
                        "\"ssh://cons.example/var/consoles/kct09\" is not a path or"
                                + " ssh://USER@ADDRESS:PORT/PATH, of a log of its serial console"),
                row(
                        SiteKey.HOST_CAPACITY,
                        KCT09 + "capacity",
                        "{memory: 2 GiB, vcpus: 3}",
                        site -> SiteFolder.host(site).capacity(),
                        "Capacity[memory=2 GiB, vcpus=3]",
                        REQUIRED + "what it offers to guests",
                        "8",
                        WORD + "what it offers to guests, with the keys memory, vcpus"),
                row(
                        SiteKey.CAPACITY_MEMORY,
                        KCT09 + "capacity/memory",
                        "64 TiB",
                        site -> SiteFolder.host(site).capacity().memory(),
                        "65536 GiB",
                        REQUIRED
                                + "an amount of memory from 1 MiB to 64 TiB such as 4096 MiB or"
                                + " 96 GiB",
                        "4096",
                        "\"4096\" is not an amount of memory from 1 MiB to 64 TiB such as 4096 MiB"
                                + " or 96 GiB"),
                row(
                        SiteKey.CAPACITY_VCPUS,
                        KCT09 + "capacity/vcpus",
                        "4096",
                        site -> SiteFolder.host(site).capacity().vcpus(),
                        "4096",
                        REQUIRED + "a number from 1 to 4096",
                        "4097",
                        "\"4097\" is not a number from 1 to 4096"));
    }

    static Stream<SiteKeyRow> spareRows() {
        Function<Site, Object> spare =
                site -> SiteFolder.access(site).spares().getOrDefault(SPARE, new Chassis.Living());
        return Stream.of(
                row(
                        SiteKey.HOST_SPARES,
                        KCT09 + "spares",
                        "[]",
                        site -> SiteFolder.access(site).spares().keySet(),
                        "[]",
                        "[]",
                        "[spare2]",
                        "\"spare2\" is neither one of spares nor another host"),
                row(
                        SiteKey.SPARES,
                        "spares",
                        "{spare1: {hardware: /etc/hostname}}",
                        site -> SiteFolder.access(site).spares().keySet(),
                        "[spare1]",
                        "[]",
                        "[spare1]",
                        "a list stands here: write chassis by name"),
                row(
                        SiteKey.SPARE_HARDWARE,
                        "spares/spare1/hardware",
                        "/etc/hostname",
                        spare,
                        "Listed[hardware=/etc/hostname, rootOn=Optional.empty]",
                        REQUIRED + "a path without characters special to a shell",
                        "$(reboot)",
                        "\"$(reboot)\" is not a path without characters special to a shell"),
                row(
                        SiteKey.SPARE_ROOT_ON,
                        "spares/spare1/root-on",
                        "03:00.0",
                        HostKeyRows::rootOn,
                        "Optional[03:00.0]",
                        "Optional.empty",
                        "$x",
                        "\"$x\" is not part of a controller's id, place or name such as 1000:0072"
                                + " or 03:00.0"));
    }

    private static Object rootOn(Site site) {
        return SiteFolder.access(site).spares().get(SPARE) instanceof Chassis.Listed(_, var rootOn)
                ? rootOn
                : Optional.empty();
    }

    static Stream<SiteKeyRow> sshRows() {
        return Stream.of(
                row(
                        SiteKey.HOST_SSH,
                        KCT09 + "ssh",
                        "{user: ops}",
                        site -> SiteFolder.access(site).ssh().user(),
                        "ops",
                        "root",
                        "ops",
                        WORD + "how to log in, with the keys user, key, known-hosts, port"),
                row(
                        SiteKey.SSH_USER,
                        KCT09 + "ssh/user",
                        "ops",
                        site -> SiteFolder.access(site).ssh().user(),
                        "ops",
                        "root",
                        "-oProxy=x",
                        "\"-oProxy=x\" is not a user name"),
                row(
                        SiteKey.SSH_KEY,
                        KCT09 + "ssh/key",
                        "/k",
                        site -> SiteFolder.access(site).ssh().key(),
                        "/k",
                        "~/.ssh/id_ed25519",
                        "{}",
                        "a group of keys stands here: write a path without characters special to a"
                                + " shell"),
                row(
                        SiteKey.SSH_KNOWN_HOSTS,
                        KCT09 + "ssh/known-hosts",
                        "~/hosts",
                        site -> SiteFolder.access(site).ssh().knownHosts(),
                        "~/hosts",
                        "~/.ssh/known_hosts",
                        "a\"b",
                        "\"a\"b\" is not a path without characters special to a shell"),
                row(
                        SiteKey.SSH_PORT,
                        KCT09 + "ssh/port",
                        "65535",
                        site -> SiteFolder.access(site).ssh().port(),
                        "65535",
                        "22",
                        "0",
                        "\"0\" is not a port from 1 to 65535"));
    }

    static Stream<SiteKeyRow> bmcRows() {
        return Stream.of(
                row(
                        SiteKey.HOST_BMC,
                        KCT09 + "bmc",
                        "{address: 10.9.9.9, user: A, password: {file: password}}",
                        site -> SiteFolder.host(site).bmc(),
                        "Optional[10.9.9.9]",
                        "Optional.empty",
                        "10.9.9.9",
                        WORD
                                + "how to reach its BMC, with the keys address, user, password,"
                                + " cipher, port"),
                row(
                        SiteKey.BMC_ADDRESS,
                        KCT09 + "bmc/address",
                        "10.9.9.9",
                        site -> bmc(site, bmc -> bmc.address()),
                        "10.9.9.9",
                        REQUIRED + "an address",
                        "10.91.2.300",
                        "\"10.91.2.300\" is not an address"),
                row(
                        SiteKey.BMC_USER,
                        KCT09 + "bmc/user",
                        "root",
                        site -> bmc(site, bmc -> bmc.user()),
                        "root",
                        REQUIRED + "a BMC user of 1 to 20 letters, digits and _.@-",
                        "abcdefghijklmnopqrstu",
                        "\"abcdefghijklmnopqrstu\" is not a BMC user of 1 to 20 letters, digits"
                                + " and _.@-"),
                row(
                        SiteKey.BMC_PASSWORD,
                        KCT09 + "bmc/password",
                        "{file: password}",
                        site -> bmc(site, bmc -> secret(bmc.password())),
                        "len 13",
                        REQUIRED
                                + "a secret: {file: PATH}, {env: NAME} or {command: [PROGRAM,"
                                + " ...]}",
                        "pw",
                        "a secret must not stand in this file"),
                row(
                        SiteKey.BMC_CIPHER,
                        KCT09 + "bmc/cipher",
                        "17",
                        site -> bmc(site, bmc -> bmc.cipher()),
                        "17",
                        "3",
                        "0",
                        "\"0\" is not an IPMI cipher suite from 1 to 17"),
                row(
                        SiteKey.BMC_PORT,
                        KCT09 + "bmc/port",
                        "624",
                        site -> bmc(site, bmc -> bmc.port()),
                        "624",
                        "623",
                        "65536",
                        "\"65536\" is not a port from 1 to 65535"));
    }

    static Stream<SiteKeyRow> secretRows() {
        Function<Site, Object> read = site -> bmc(site, bmc -> secret(bmc.password()));
        var password = KCT09 + "bmc/password";
        var none = "write one of file, env and command";
        return Stream.of(
                row(
                        SiteKey.SECRET_FILE,
                        password + "/file",
                        "password",
                        read,
                        "len 13",
                        none,
                        "gone",
                        "gone is not there"),
                row(
                        SiteKey.SECRET_ENV,
                        password + "/env",
                        "BMC",
                        read,
                        "len 3",
                        none,
                        "1x",
                        "what stands here (not shown) is not the name of an environment variable"),
                row(
                        SiteKey.SECRET_COMMAND,
                        password + "/command",
                        "[echo, four]",
                        read,
                        "len 4",
                        none,
                        "echo four",
                        WORD + "a program and its arguments, as a list of 1 to 64, in [ ]"));
    }
}
