package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Console;
import dev.lifeboat.core.spi.Hypervisor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/// Hypervisors, their guests' consoles, and their own.
record SimHypervisor(SimSite site) implements Hypervisor, Console {
    private static final Duration START_TAKES = Duration.ofSeconds(1);
    private static final long BYTES_OF_A_BOOT = 30_000;

    private <F> Reading<F> ask(Host host, String source, Function<SimHost, F> answer) {
        var asked = site.host(host.id());
        return asked.isReachable()
                ? SimPorts.known(site, source, host.id(), answer.apply(asked))
                : SimPorts.silent(site, source, host.id());
    }

    @Override
    public Reading<Residents> residents(Host host) {
        return ask(
                host,
                "virsh -c qemu+ssh://{}/system list --all",
                asked -> {
                    var guests = new TreeMap<VmId, Resident>();
                    asked.defined.forEach(
                            (vm, defined) -> guests.put(vm, resident(asked, vm, defined)));
                    asked.instances.values().forEach(guest -> guest.seenAt(site.now()));
                    return new Residents(guests);
                });
    }

    private Resident resident(SimHost host, VmId vm, SimHost.Defined defined) {
        var running = host.instances.get(vm);
        var definition = defined.definition();
        return new Resident(
                site.vm(vm, host.id).name(),
                running == null ? RunState.SHUT_OFF : running.state,
                true,
                defined.autostart(),
                definition.memory(),
                definition.vcpus());
    }

    @Override
    public Reading<HostIdentity> identity(Host host) {
        return ask(
                host,
                "ssh {} dmidecode -s system-serial-number",
                asked -> new HostIdentity(SimPower.ids(asked.machine.body)));
    }

    @Override
    public Reading<HostBoot> boot(Host host) {
        return ask(
                host,
                "ssh {} cat /proc/sys/kernel/random/boot_id",
                asked -> new HostBoot(asked.id + "-" + asked.boots));
    }

    @Override
    public Reading<SinceBoot> sinceBoot(Host host) {
        return ask(
                host,
                "ssh {} tail /var/log/dpkg.log",
                asked ->
                        new SinceBoot(
                                asked.booted,
                                "6.1.0-50-amd64",
                                "chassis " + asked.machine.body,
                                true,
                                new TreeSet<>(asked.debt)));
    }

    /// A rescue system in another chassis that has its drives answers too.
    @Override
    public Reading<BootImage> bootImage(Host host) {
        var asked = site.host(host.id());
        var source = "ssh {} 'cat /boot/grub/grub.cfg; lsinitramfs /initrd.img'";
        return asked.isReachable() || !asked.machine.body.equals(asked.id)
                ? SimPorts.known(site, source, host.id(), new SimMachines(site).bootImage(asked))
                : SimPorts.silent(site, source, host.id());
    }

    @Override
    public Reading<Inventory> inventory(Host host) {
        return ask(
                host,
                "virsh -c qemu+ssh://{}/system iface-list",
                asked -> new Inventory(new TreeSet<>(asked.has)));
    }

    @Override
    public Reading<Definition> definition(Host host, VmId vm) {
        var asked = site.host(host.id());
        var seat = new Seat(vm, host.id());
        var source = "virsh dumpxml --inactive {}";
        if (!asked.isReachable()) {
            return SimPorts.silent(site, source, seat);
        }
        var defined = asked.defined.get(vm);
        return defined == null
                ? SimPorts.refused(site, source, seat, "no such guest")
                : SimPorts.known(site, source, seat, defined.definition());
    }

    @Override
    public Reading<DiskActivity> disks(Host host, VmId vm) {
        return running(
                host,
                vm,
                "virsh qemu-monitor-command {} query-blockstats",
                guest -> new DiskActivity(guest.age, guest.writes, guest.failures));
    }

    @Override
    public Reading<ConsoleTail> tail(Host host, VmId vm) {
        return running(host, vm, "tail console of {}", SimHypervisor::console);
    }

    /// By its console server, which lives on.
    @Override
    public Reading<HostConsole> ofHost(Host host) {
        var asked = site.host(host.id());
        var source = "tail CONSOLE-LOG of {}";
        var words = List.of("Linux version 6.1", host.id() + " login:");
        return host.console().isEmpty()
                ? SimPorts.refused(site, source, host.id(), "the site names no console of it")
                : SimPorts.known(
                        site,
                        source,
                        host.id(),
                        new HostConsole(
                                Optional.of(asked.spoke),
                                asked.bootsHeard * BYTES_OF_A_BOOT,
                                words));
    }

    private static ConsoleTail console(SimInstance guest) {
        var percent =
                guest.stage == BootStage.CHECKING_DISK
                        ? OptionalInt.of(100 * guest.checked / SimInstance.CHECK_SECONDS)
                        : OptionalInt.empty();
        var line =
                switch (guest.stage) {
                    case SILENT -> "";
                    case KERNEL -> "Linux version 6.1";
                    case CHECKING_DISK -> "fsck.ext4 -f -a -C0 /dev/vda";
                    case MOUNTING -> "EXT4-fs (vda): mounted filesystem";
                    case UP -> guest.name + " login:";
                    case EMERGENCY -> "You are in emergency mode.";
                    case BLOCKED_ON_DISK ->
                            "INFO: task fsck.ext4:169 blocked for more than 120 seconds.";
                    case PANIC -> "Kernel panic - not syncing";
                };
        return new ConsoleTail(guest.stage, percent, line);
    }

    private <F> Reading<F> running(
            Host host, VmId vm, String source, Function<SimInstance, F> answer) {
        var asked = site.host(host.id());
        var seat = new Seat(vm, host.id());
        if (!asked.isReachable()) {
            return SimPorts.silent(site, source, seat);
        }
        var guest = asked.instances.get(vm);
        return guest == null
                ? SimPorts.refused(site, source, seat, "not running")
                : SimPorts.known(site, source, seat, answer.apply(guest));
    }

    @Override
    public Outcome define(Host host, VmId vm, String xml, boolean recovering) {
        var asked = site.host(host.id());
        if (!asked.isReachable()) {
            return SimPorts.timedOut(site);
        }
        if (!xml.equals(DefinitionXml.of(vm))) {
            return SimPorts.refused(site, "the definition is of another guest");
        }
        var original = DefinitionXml.read(site, vm, xml);
        var name = site.fleet().vm(vm).name();
        asked.defined.put(
                vm, new SimHost.Defined(DefinitionXml.recovering(original, recovering), false));
        site.note(
                "runner",
                (recovering ? "define " : "restore the definition of ")
                        + name
                        + " on "
                        + host.id());
        return SimPorts.done(site, SimPorts.QUICK, "Domain defined");
    }

    @Override
    public Outcome start(Host host, VmId vm) {
        var asked = site.host(host.id());
        if (!asked.isReachable()) {
            return SimPorts.timedOut(site);
        }
        if (!asked.defined.containsKey(vm)) {
            return SimPorts.refused(site, "no such guest");
        }
        if (asked.instances.containsKey(vm)) {
            return SimPorts.refused(site, "already running");
        }
        site.launch(asked, vm, "runner");
        return SimPorts.done(site, START_TAKES, "Domain started");
    }

    @Override
    public Outcome resume(Host host, VmId vm) {
        return change(
                host,
                vm,
                "resume",
                guest -> {
                    guest.state = RunState.RUNNING;
                });
    }

    @Override
    public Outcome destroy(Host host, VmId vm) {
        return change(host, vm, "stop", site::end);
    }

    private Outcome change(Host host, VmId vm, String what, Consumer<SimInstance> how) {
        var asked = site.host(host.id());
        if (!asked.isReachable()) {
            return SimPorts.timedOut(site);
        }
        var guest = asked.instances.get(vm);
        if (guest == null) {
            return SimPorts.refused(site, "not running");
        }
        site.note("runner", what + " " + guest.name + " on " + host.id());
        how.accept(guest);
        return SimPorts.done(site, SimPorts.QUICK, "done");
    }

    @Override
    public Outcome undefine(Host host, VmId vm) {
        var asked = site.host(host.id());
        if (!asked.isReachable()) {
            return SimPorts.timedOut(site);
        }
        if (asked.instances.containsKey(vm)) {
            return SimPorts.refused(site, "it is running");
        }
        site.note("runner", "undefine " + site.fleet().vm(vm).name() + " on " + host.id());
        asked.defined.remove(vm);
        return SimPorts.done(site, SimPorts.QUICK, "Domain undefined");
    }

    @Override
    public Outcome autostart(Host host, VmId vm, boolean on) {
        var asked = site.host(host.id());
        if (!asked.isReachable()) {
            return SimPorts.timedOut(site);
        }
        var defined = asked.defined.get(vm);
        if (defined == null) {
            return SimPorts.refused(site, "no such guest");
        }
        asked.defined.put(vm, new SimHost.Defined(defined.definition(), on));
        site.note(
                "runner",
                "turn autostart "
                        + (on ? "on" : "off")
                        + " for "
                        + site.fleet().vm(vm).name()
                        + " on "
                        + host.id());
        return SimPorts.done(site, SimPorts.QUICK, "done");
    }
}
