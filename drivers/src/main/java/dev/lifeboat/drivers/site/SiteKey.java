package dev.lifeboat.drivers.site;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every key of the site file: the one table that the reader, its messages and docs/site-file.md
/// are made from.
enum SiteKey {
    SITE("site", "a name", "", "What pages, notices and reports call this site."),
    NETWORK_NAMESPACE(
            "network-namespace",
            "the name of a network namespace",
            "our own",
            "Where commands must run to reach hosts, BMCs and Ceph, if not here."),
    STATE(
            "state",
            Wanted.PATH,
            "`/var/lib/lifeboat`; not root: `$XDG_STATE_HOME/lifeboat` or"
                    + " `~/.local/state/lifeboat`",
            "Where the journal, readings and plans are kept."),
    DATABASE_URL(
            "database-url",
            "a URL such as postgresql://lifeboat@db1/lifeboat (or a secret that is one)",
            "the built-in database",
            "A PostgreSQL server for the journal. With a password in it, it is a secret."),
    CEPH("ceph", "Ceph clusters by name", "", "The clusters that hold the guests' disks."),
    CEPH_CONF("ceph.*.conf", Wanted.PATH, "`/etc/ceph/ceph.conf`", "Where its monitors are."),
    CEPH_USER(
            "ceph.*.user",
            "a Ceph user such as client.admin",
            "`client.admin`",
            "Must be able to blocklist whole hosts and remove locks: an admin."),
    CEPH_KEYRING("ceph.*.keyring", Wanted.PATH, "`/etc/ceph/ceph.USER.keyring`", "The user's key."),
    HOSTS("hosts", "hosts by name", "", "Each host that runs guests or can take them over."),
    HOST_ADDRESS(
            "hosts.*.address",
            "an address",
            "",
            "Where it answers ping and SSH. Not a name: DNS may be down with the host."),
    HOST_STORAGE_ADDRESSES(
            "hosts.*.storage-addresses",
            "a list of 1 to 16 addresses",
            "`[address]`",
            "From where it talks to Ceph; all are fenced together."),
    HOST_HYPERVISOR(
            "hosts.*.hypervisor",
            "a libvirt URI such as qemu+ssh://root@10.91.0.11/system",
            "`qemu+ssh://USER@ADDRESS/system`",
            "Where its libvirt is."),
    HOST_SSH("hosts.*.ssh", "how to log in", "as below", "How to log in."),
    SSH_USER("hosts.*.ssh.user", "a user name", "`root`", ""),
    SSH_KEY("hosts.*.ssh.key", Wanted.PATH, "`~/.ssh/id_ed25519`", "The private key."),
    SSH_KNOWN_HOSTS(
            "hosts.*.ssh.known-hosts",
            Wanted.PATH,
            "`~/.ssh/known_hosts`",
            "Must hold the host's key: unknown or changed keys are refused."),
    SSH_PORT("hosts.*.ssh.port", "a port from 1 to 65535", "`22`", ""),
    HOST_BMC(
            "hosts.*.bmc",
            "how to reach its BMC",
            "none",
            "Without one, a person must say that a dead host is off."),
    BMC_ADDRESS("hosts.*.bmc.address", "an address", "", ""),
    BMC_USER("hosts.*.bmc.user", "a BMC user of 1 to 20 letters, digits and _.@-", "", ""),
    BMC_PASSWORD(
            "hosts.*.bmc.password",
            "a secret: {file: PATH}, {env: NAME} or {command: [PROGRAM, ...]}",
            "",
            "At most 20 bytes, the limit of IPMI."),
    BMC_CIPHER(
            "hosts.*.bmc.cipher",
            "an IPMI cipher suite from 1 to 17",
            "`3`",
            "17 on newer boards. Suite 0 asks for no password and is refused."),
    BMC_PORT("hosts.*.bmc.port", "a port from 1 to 65535", "`623`", ""),
    HOST_CONSOLE(
            "hosts.*.console",
            "a path or ssh://USER@ADDRESS:PORT/PATH, of a log of its serial console",
            "none",
            "What a console server writes of it, kept elsewhere than on the host. Without one,"
                    + " `ready` and `drill oob` say nothing of its console."),
    HOST_CAPACITY("hosts.*.capacity", "what it offers to guests", "", "What plans may fill."),
    CAPACITY_MEMORY(
            "hosts.*.capacity.memory",
            "an amount of memory from 1 MiB to 64 TiB such as 4096 MiB or 96 GiB",
            "",
            "For guests, what the host itself needs taken off."),
    CAPACITY_VCPUS("hosts.*.capacity.vcpus", "a number from 1 to 4096", "", "For guests."),
    HOST_SPARES(
            "hosts.*.spares",
            "a list of 0 to 16 names",
            "all of `spares`",
            "Chassis where its drives may go: of `spares`, or other hosts."),
    SPARES(
            "spares",
            "chassis by name",
            "none",
            "Machines without a life of their own that can take a dead host's drives."),
    SPARE_HARDWARE(
            "spares.*.hardware",
            Wanted.PATH,
            "",
            "What it is made of: `cat /sys/bus/*/devices/*/modalias` there, or what lspci -mmnnk,"
                    + " lshw -json or facter print."),
    SPARE_ROOT_ON(
            "spares.*.root-on",
            "part of a controller's id, place or name such as 1000:0072 or 03:00.0",
            "any of its controllers",
            "Where drives are put, if it has several controllers."),
    GUESTS(
            "guests",
            "guests by their libvirt name",
            "none",
            "Only what libvirt does not know of a guest; guests need not be listed."),
    GUEST_PRIORITY("guests.*.priority", "a number from 1 to 9", "`5`", "1 starts first."),
    GUEST_WANTED(
            "guests.*.wanted",
            "on, off, suspended or rescue",
            "as last seen",
            "Only a guest that is wanted on is started."),
    GUEST_ADDRESSES(
            "guests.*.addresses", "a list of 0 to 64 addresses", "none", "What it answers on."),
    GUEST_KEEP_APART(
            "guests.*.keep-apart",
            "a name",
            "none",
            "Guests with the same name here never share a host."),
    DRILLS(
            "drills",
            "what drills may use",
            "as below",
            "Kept for drills, and nobody's: see Canaries above."),
    CANARY_GUESTS(
            "drills.canary-guests",
            "a list of 0 to 64 guests",
            "none",
            "`drill full` kills these, brings them back elsewhere, and brings them home."),
    CANARY_IMAGES(
            "drills.canary-images",
            "a list of 0 to 64 images such as main/vms/canary-2019",
            "none",
            "CLUSTER/POOL/IMAGE, of a name that begins with canary. `drill lock` writes to these: what was made years ago is only proven by"
                    + " an image as old."),
    DRILL_HANG(
            "drills.hang",
            "a program with its full path and its arguments, as a list of 1 to 64",
            "no host is hung",
            "Only for a lab: with it `drill full` makes the host really hang. The argument HOST"
                    + " stands for the host's name."),
    BRAKES(
            "brakes",
            "when to stop and ask, and how much to do at once",
            "as below",
            "What keeps a recovery from doing harm."),
    SILENT_HOSTS(
            "brakes.silent-hosts-at-most",
            "a share from 1 % to 100 % such as 50 %",
            "`50 %`",
            "More silent hosts at once than this, and it is rather our own network."),
    STARTS_AT_ONCE(
            "brakes.starts-at-once",
            "a number from 1 to 64",
            "`4`",
            "Guests that may boot at once, for each host that takes guests. More is faster where hosts"
                    + " have many cores, and lets the urgent guests wait for the rest."),
    WITNESSES(
            "brakes.witnesses",
            "a list of 0 to 16 addresses",
            "none",
            "Outside of the hosts; when none answers, it is our own network."),
    LOOKING(
            "looking",
            "how often serve may call those who answer",
            "as below",
            "What `serve` looks at is asked for again before it is too old, but nobody is called more"
                    + " often than this. Where that is too seldom to keep all fresh, `serve` says so."),
    LOOKING_HOST(
            "looking.host",
            "calls per second from 0.01/s to 1000/s such as 2/s",
            "`2/s`",
            "Each host, by ssh or libvirt."),
    LOOKING_BMC(
            "looking.bmc",
            "calls per second from 0.01/s to 1000/s such as 2/s",
            "`0.1/s`",
            "Each BMC. Some answer nobody any more when they are asked all the time."),
    LOOKING_MONITORS(
            "looking.monitors",
            "calls per second from 0.01/s to 1000/s such as 2/s",
            "`10/s`",
            "The monitors of each cluster, together."),
    LOOKING_IMAGES(
            "looking.images",
            "calls per second from 0.01/s to 1000/s such as 2/s",
            "`50/s`",
            "Looks at one image: who has it open, and whose its lock is."),
    HOOKS(
            "hooks",
            "hooks by event",
            "none",
            "What is told of an event. Events: " + HookEvent.all()),
    HOOK_EXEC(
            "hooks.*.exec",
            "a program with its full path and its arguments, as a list of 1 to 64",
            "one of the two",
            "Run without a shell."),
    HOOK_WEBHOOK(
            "hooks.*.webhook",
            "a URL such as https://chat.example/hook (or a secret that is one)",
            "one of the two",
            "Posted to."),
    SECRET_FILE(
            "SECRET.file",
            Wanted.PATH,
            "one of the three",
            "Readable by its owner only; its one line."),
    SECRET_ENV("SECRET.env", "the name of an environment variable", "one of the three", ""),
    SECRET_COMMAND(
            "SECRET.command",
            "a program and its arguments, as a list of 1 to 64",
            "one of the three",
            "Run without a shell, 10 s at most; the one line that it prints.");

    private final String path;
    private final String wanted;
    private final String usual;
    private final String why;

    SiteKey(String path, String wanted, String usual, String why) {
        this.path = path;
        this.wanted = wanted;
        this.usual = usual;
        this.why = why;
    }

    /// Phrases that several keys share; an enum's own constants cannot be used by its values.
    private static final class Wanted {
        static final String PATH = "a path without characters special to a shell";
    }

    /// Its place, with `*` for names that the site gives: `hosts.*.bmc.port`.
    String path() {
        return path;
    }

    /// How it is written: `port`.
    String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// What a value must be, with unit and range, as a message says it: `a port from 1 to 65535`.
    String wanted() {
        return wanted;
    }

    /// What holds without it, as a document says it; empty: it must be there.
    String usual() {
        return usual;
    }

    String why() {
        return why;
    }

    /// The keys that a group may have, such as of `hosts.*.bmc`; of the whole file: of the empty
    /// path.
    static List<SiteKey> in(String group) {
        return Arrays.stream(values()).filter(key -> key.group().equals(group)).toList();
    }

    /// Where a key of this name belongs, for one that stands in the wrong place.
    static Optional<SiteKey> elsewhere(String name) {
        return Arrays.stream(values())
                .filter(key -> key.key().equals(name) && !key.path.startsWith("SECRET."))
                .findFirst();
    }

    private String group() {
        var dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}
