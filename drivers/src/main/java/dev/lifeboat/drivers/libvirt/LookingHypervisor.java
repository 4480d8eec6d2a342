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
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Hypervisor;
import dev.lifeboat.drivers.bootimage.BootImages;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.ssh.RemoteShell;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Guests by the host's own `virsh`, which is told to be read-only: libvirtd itself then refuses
/// what would change something. Nothing but a login is needed here, and there nothing but virsh.
///
/// What acts is refused here already.
public final class LookingHypervisor implements Hypervisor {
    /// As [LibvirtHypervisor] has it, and a login on a far host.
    private static final Duration READ = Duration.ofSeconds(20);

    private static final String VIRSH = "virsh -r -c qemu:///system ";

    private static final String BOOT_ID = "cat /proc/sys/kernel/random/boot_id";

    /// ssh(1): "exits with the exit status of the remote command or with 255 if an error occurred".
    private static final int SSH_FAILED = 255;

    /// A file in a folder that the login may not read would count as unchanged.
    private static final String ROOT_ONLY =
            "[ \"$(id -u)\" = 0 ] || { echo 'only root sees all that a boot reads' >&2; exit 1; }\n";

    private static final Outcome NEVER =
            new Outcome.Refused("a first look changes nothing; next: write a site file");

    private final RemoteShell hosts;
    private final SortedMap<HostId, Reading<GuestTexts>> texts;
    private final DefinitionReader definitions;
    private final BootImages images;
    private final InstantSource clock;

    /// @param texts what was fetched of each host
    /// @param monitors of each cluster that these texts name
    public LookingHypervisor(
            RemoteShell hosts,
            SortedMap<HostId, Reading<GuestTexts>> texts,
            SortedMap<ClusterId, SortedSet<String>> monitors,
            BootImages images,
            InstantSource clock) {
        this.hosts = hosts;
        this.texts = new TreeMap<>(texts);
        this.definitions = new DefinitionReader(monitors);
        this.images = images;
        this.clock = clock;
    }

    /// Why a script with virsh in it failed.
    static Why why(Ended.Exited exited) {
        return exited.code() == SSH_FAILED ? Ssh.why(exited) : Virsh.why(exited);
    }

    private Ended virsh(Host host, String script) {
        return hosts.run(host.id(), VIRSH + Ssh.quoted(script), READ);
    }

    @Override
    public Reading<Residents> residents(Host host) {
        var look = Look.at(host.id(), "ssh {} virsh -r list --all", clock);
        return look.whole(
                virsh(host, ResidentsReader.SCRIPT), LookingHypervisor::why, ResidentsReader::read);
    }

    @Override
    public Reading<HostIdentity> identity(Host host) {
        var look = Look.at(host.id(), "ssh {} 'virsh -r capabilities; dmidecode -t 1'", clock);
        return look.then(
                text(look, virsh(host, "capabilities")),
                capabilities ->
                        look.reading(
                                hosts.run(host.id(), IdentityReader.SSH_SCRIPT, READ),
                                Ssh::why,
                                firmware -> IdentityReader.read(capabilities, firmware)));
    }

    @Override
    public Reading<HostBoot> boot(Host host) {
        var look = Look.at(host.id(), "ssh {} " + BOOT_ID, clock);
        return look.reading(
                hosts.run(host.id(), BOOT_ID, READ),
                Ssh::why,
                out -> new HostBoot(UUID.fromString(out.strip()).toString()));
    }

    @Override
    public Reading<SinceBoot> sinceBoot(Host host) {
        var look = Look.at(host.id(), SinceBootReader.TYPED, clock);
        return look.reading(
                hosts.run(host.id(), ROOT_ONLY + SinceBootReader.SCRIPT, READ),
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
                        "ssh {} 'virsh -r secret-list; virsh -r domcapabilities; ls /sys/class/net'",
                        clock);
        return look.then(
                text(look, virsh(host, InventoryReader.VIRSH_SCRIPT)),
                offers ->
                        look.reading(
                                hosts.run(host.id(), InventoryReader.SSH_SCRIPT, READ),
                                Ssh::why,
                                devices -> InventoryReader.read(offers, devices)));
    }

    private static Reading<String> text(Look look, Ended ended) {
        return look.reading(ended, LookingHypervisor::why, out -> out);
    }

    /// From the texts, with the time at which they were fetched.
    @Override
    public Reading<Definition> definition(Host host, VmId vm) {
        var look = Look.at(host.id(), "ssh {} virsh -r dumpxml --inactive " + vm, clock);
        return switch (texts.get(host.id())) {
            case null -> look.unknown(Why.neverAsked());
            case Reading.Unknown<GuestTexts>(var why, _, _, _) -> look.unknown(why);
            case Reading.Known<GuestTexts>(var all, _, var asked, var answered) ->
                    switch (read(all.xml().get(vm), look)) {
                        case Reading.Known<Definition>(var seen, var source, _, _) ->
                                new Reading.Known<>(seen, source, asked, answered);
                        case Reading.Unknown<Definition> unknown -> unknown;
                    };
        };
    }

    private Reading<Definition> read(@Nullable String text, Look look) {
        return text == null
                ? look.unknown(Why.refused("the host does not define it"))
                : look.known(text, definitions::read);
    }

    @Override
    public Reading<DiskActivity> disks(Host host, VmId vm) {
        return Look.at(host.id(), "ssh {} virsh qemu-monitor-command " + vm, clock)
                .unknown(Why.notStarted("a read-only connection may not ask QEMU"));
    }

    @Override
    public Outcome define(Host host, VmId vm, String xml, boolean recovering) {
        return NEVER;
    }

    @Override
    public Outcome start(Host host, VmId vm) {
        return NEVER;
    }

    @Override
    public Outcome resume(Host host, VmId vm) {
        return NEVER;
    }

    @Override
    public Outcome destroy(Host host, VmId vm) {
        return NEVER;
    }

    @Override
    public Outcome undefine(Host host, VmId vm) {
        return NEVER;
    }

    @Override
    public Outcome autostart(Host host, VmId vm, boolean on) {
        return NEVER;
    }
}
