package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Hypervisor;
import dev.lifeboat.drivers.bootimage.BootImages;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.Logins;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/// Guests by libvirt. Each reading of a host is one `virsh` process, however many guests it has.
public final class LibvirtHypervisor implements Hypervisor {
    /// A reading took 0.03 to 0.4 s on a host at load 23; what takes 10 s hangs.
    private static final Duration READ = Duration.ofSeconds(10);

    /// `virsh define` only writes a file there.
    private static final Duration DEFINE = Duration.ofSeconds(20);

    /// `virsh start` returns when QEMU has opened its disks; 8 started at once took 20 s to boot.
    private static final Duration START = Duration.ofSeconds(60);

    /// `virsh destroy` waits 15 s for SIGTERM, then 15 s more for SIGKILL
    /// (virProcessKillPainfully).
    private static final Duration DESTROY = Duration.ofSeconds(45);

    private static final String BOOT_ID = "cat /proc/sys/kernel/random/boot_id";

    /// `virsh domstate` of a guest that has no process.
    private static final Set<String> NOT_RUNNING = Set.of("shut off", "no state");

    /// What libvirt keeps of a guest beside its definition, and without which it refuses. A
    /// variable store of UEFI is the customer's data and stays.
    private static final String UNDEFINE_ALL =
            "--managed-save --snapshots-metadata --checkpoints-metadata --keep-nvram";

    private final Virsh virsh;
    private final Logins logins;
    private final BootImages images;
    private final Definitions definitions;
    private final InstantSource clock;

    public LibvirtHypervisor(
            Virsh virsh,
            Logins logins,
            BootImages images,
            Definitions definitions,
            InstantSource clock) {
        this.virsh = virsh;
        this.logins = logins;
        this.images = images;
        this.definitions = definitions;
        this.clock = clock;
    }

    @Override
    public Reading<Residents> residents(Host host) {
        var look = Look.at(host.id(), "virsh -c qemu+ssh://{}/system list --all", clock);
        var ended = virsh.run(host.id(), ResidentsReader.SCRIPT, READ);
        return look.whole(ended, Virsh::why, ResidentsReader::read);
    }

    @Override
    public Reading<HostIdentity> identity(Host host) {
        var look =
                Look.at(
                        host.id(),
                        "virsh -c qemu+ssh://{}/system capabilities; ssh {} dmidecode -t 1",
                        clock);
        return look.then(
                text(look, virsh.run(host.id(), "capabilities", READ)),
                capabilities ->
                        look.reading(
                                logins.run(host.id(), IdentityReader.SSH_SCRIPT, READ),
                                Ssh::why,
                                firmware -> IdentityReader.read(capabilities, firmware)));
    }

    @Override
    public Reading<HostBoot> boot(Host host) {
        var look = Look.at(host.id(), "ssh {} " + BOOT_ID, clock);
        return look.reading(
                logins.run(host.id(), BOOT_ID, READ),
                Ssh::why,
                out -> new HostBoot(UUID.fromString(out.strip()).toString()));
    }

    @Override
    public Reading<SinceBoot> sinceBoot(Host host) {
        var look = Look.at(host.id(), SinceBootReader.TYPED, clock);
        return look.reading(
                logins.run(host.id(), SinceBootReader.SCRIPT, READ),
                Ssh::why,
                SinceBootReader::read);
    }

    @Override
    public Reading<BootImage> bootImage(Host host) {
        return images.of(host.id());
    }

    @Override
    public Reading<Inventory> inventory(Host host) {
        var look =
                Look.at(
                        host.id(),
                        "virsh -c qemu+ssh://{}/system 'secret-list; domcapabilities';"
                                + " ssh {} ls /sys/class/net",
                        clock);
        return look.then(
                text(look, virsh.run(host.id(), InventoryReader.VIRSH_SCRIPT, READ)),
                offers ->
                        look.reading(
                                logins.run(host.id(), InventoryReader.SSH_SCRIPT, READ),
                                Ssh::why,
                                devices -> InventoryReader.read(offers, devices)));
    }

    private static Reading<String> text(Look look, Ended ended) {
        return look.reading(ended, Virsh::why, out -> out);
    }

    @Override
    public Reading<Definition> definition(Host host, VmId vm) {
        var look = look(host, vm, "dumpxml --inactive");
        return look.reading(
                virsh.run(host.id(), vm, "dumpxml --inactive --security-info " + vm, READ),
                Virsh::why,
                text -> definitions.read(vm, text));
    }

    @Override
    public Reading<DiskActivity> disks(Host host, VmId vm) {
        var look = look(host, vm, "qemu-monitor-command '" + BlockStats.QUERY + "'");
        return look.reading(
                virsh.run(
                        host.id(),
                        vm,
                        "qemu-monitor-command " + vm + " '" + BlockStats.QUERY + "'",
                        READ),
                Virsh::why,
                BlockStats::read);
    }

    private Look look(Host host, VmId vm, String command) {
        var line = "virsh -c qemu+ssh://" + host.id() + "/system " + command + " " + vm;
        return Look.at(new Seat(vm, host.id()), line, clock);
    }

    @Override
    public Outcome define(Host host, VmId vm, String xml, boolean recovering) {
        try {
            var domain = DomainXml.parse(xml);
            if (!domain.uuid().equals(vm)) {
                return new Outcome.Refused("this is the definition of " + domain.uuid());
            }
            if (recovering) {
                domain.makeForRecovery();
            }
            var unknown = definitions.restore(vm, domain);
            var text = recovering || xml.contains(ConsolePasswords.KEPT) ? domain.print() : xml;
            // Autostart survives a redefinition. Where the guest is new, the first command fails
            // and the second, whose exit code counts, makes it without autostart.
            var script = "autostart --disable " + vm + "; define /dev/stdin";
            var outcome = Virsh.outcome(virsh.feed(host.id(), vm, script, text, DEFINE));
            return unknown > 0 && outcome instanceof Outcome.Done ? closed(vm) : outcome;
        } catch (Unreadable bad) {
            return new Outcome.Refused("the definition cannot be read: " + bad.getMessage());
        }
    }

    private static Outcome closed(VmId vm) {
        return new Outcome.Done(
                "its console's password is not known here: it has a random one now; next: virsh edit "
                        + vm);
    }

    /// `--force-boot`: a saved memory image would be resumed on a disk that has gone on without it,
    /// which ruins its filesystem (virsh(1), managedsave).
    @Override
    public Outcome start(Host host, VmId vm) {
        return act(host, vm, "start --force-boot " + vm, START);
    }

    @Override
    public Outcome resume(Host host, VmId vm) {
        return act(host, vm, "resume " + vm, START);
    }

    @Override
    public Outcome destroy(Host host, VmId vm) {
        return act(host, vm, "destroy " + vm, DESTROY);
    }

    /// Refused while it runs: libvirt would turn it into a transient domain, which is forgotten
    /// when it ends.
    @Override
    public Outcome undefine(Host host, VmId vm) {
        var state = virsh.run(host.id(), vm, "domstate " + vm, READ);
        if (state instanceof Ended.Exited(var code, var out, _)
                && code == 0
                && !NOT_RUNNING.contains(out.strip())) {
            return new Outcome.Refused("it is " + Text.lastLine(out) + ": not undefined");
        }
        if (!(state instanceof Ended.Exited exited && exited.well())) {
            return Virsh.outcome(state);
        }
        return act(host, vm, "undefine " + UNDEFINE_ALL + " " + vm, DEFINE);
    }

    @Override
    public Outcome autostart(Host host, VmId vm, boolean on) {
        return act(host, vm, "autostart " + (on ? "" : "--disable ") + vm, DEFINE);
    }

    private Outcome act(Host host, VmId vm, String script, Duration limit) {
        return Virsh.outcome(virsh.run(host.id(), vm, script, limit));
    }
}
