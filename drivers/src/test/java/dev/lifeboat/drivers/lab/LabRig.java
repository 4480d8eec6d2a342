package dev.lifeboat.drivers.lab;

import dev.lifeboat.contract.Rig;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.drivers.RealParts;
import dev.lifeboat.drivers.access.BmcAccess;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.hook.HoldFiles;
import dev.lifeboat.drivers.hook.NoPanel;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.site.Site;
import dev.lifeboat.drivers.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The lab that is up on this machine (`lab/lab up`), as the contracts' rig.
final class LabRig implements Rig {
    /// The folder of the `lab` script; surefire runs in the module's folder.
    private static final Path LAB =
            Path.of(System.getProperty("lifeboat.lab", "../lab/lab")).toAbsolutePath().normalize();

    private static final Path SITE_FILE =
            Path.of(System.getProperty("lifeboat.lab.site", "/var/lib/lifeboat-lab/lifeboat.yaml"));

    /// `lab reset` of 8 guests took 24 s; it waits up to 240 s for them itself.
    private static final Duration LAB_COMMAND = Duration.ofMinutes(5);

    private static final Shell SHELL = new Shell();

    /// What the test before this one was given.
    private static Optional<LabRig> last = Optional.empty();

    private final Site site;
    private final Path runtime;
    private final Ports ports;
    private final Fleet fleet;
    private final TreeSet<VmId> guests = new TreeSet<>();
    private final Untouched untouched = new Untouched();

    private LabRig() throws IOException {
        this.site =
                switch (SiteFile.read(SITE_FILE)) {
                    case SiteFile.Good(var good) -> good;
                    case SiteFile.Bad(var problems) ->
                            throw new IllegalStateException(SITE_FILE + ": " + problems);
                };
        // Beside the lab's own files, with which it goes.
        this.runtime = Files.createTempDirectory(SITE_FILE.toAbsolutePath().getParent(), "tests");
        this.ports = parts(site.access());
        var residents = ports.hypervisor().residents(site.hosts().get(home()));
        var vms = new TreeMap<VmId, Vm>();
        residents
                .fact()
                .orElseThrow(() -> new IllegalStateException("the lab: " + residents))
                .guests()
                .forEach((vm, resident) -> vms.put(vm, site.vm(vm, resident.name())));
        this.guests.addAll(vms.keySet());
        this.fleet = site.fleet().with(vms);
    }

    /// The lab as `up` left it. After a test that only looked it still is.
    static synchronized LabRig whole() {
        if (last.filter(rig -> rig.untouched.stillIs()).isEmpty()) {
            lab("reset", "--caps", "old");
            last = Optional.of(made());
        }
        return last.orElseThrow();
    }

    private static LabRig made() {
        try {
            return new LabRig();
        } catch (IOException cannot) {
            throw new IllegalStateException("a folder for sockets", cannot);
        }
    }

    private Ports parts(SiteAccess access) {
        var clock = InstantSource.system();
        return untouched.watching(
                RealParts.of(
                        access,
                        runtime,
                        new NoPanel(clock),
                        new HoldFiles(runtime.resolve("holds"), clock),
                        clock));
    }

    private static void lab(String... words) {
        var argv = new ArrayList<String>();
        argv.add(LAB.toString());
        argv.addAll(List.of(words));
        well(argv, SHELL.run(Target.of("lab"), Command.of(argv), LAB_COMMAND));
    }

    private static void well(List<String> argv, Ended ended) {
        if (!(ended instanceof Ended.Exited exited && exited.well())) {
            throw new IllegalStateException(argv + ": " + ended);
        }
    }

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public Ports withWrongBmcPassword() {
        var hosts = new TreeMap<>(site.access().hosts());
        hosts.replaceAll((_, host) ->
                new HostAccess(
                        host.hypervisor(),
                        host.ssh(),
                        host.bmc().map(LabRig::withWrongPassword),
                        host.console(),
                        host.spares()));
        return parts(
                new SiteAccess(
                        site.access().networkNamespace(),
                        site.access().clusters(),
                        hosts,
                        site.access().secretVariables()));
    }

    private static BmcAccess withWrongPassword(BmcAccess bmc) {
        return new BmcAccess(
                bmc.address(), bmc.port(), bmc.user(), Secret.of("certainly-wrong"), bmc.cipher());
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public HostId home() {
        return site.hosts().firstKey();
    }

    @Override
    public HostId spare() {
        return site.hosts().keySet().stream().skip(1).findFirst().orElseThrow();
    }

    @Override
    public HostId other() {
        return site.hosts().lastKey();
    }

    @Override
    public SortedSet<VmId> guests() {
        return guests;
    }

    /// What Ceph's program does with these words, as the administrator.
    void ceph(String... words) {
        isTouched();
        var access = site.access().clusters().firstEntry().getValue();
        var argv = new ArrayList<String>();
        argv.addAll(List.of("ceph", "--conf", access.conf().toString()));
        argv.addAll(List.of("--name", access.user(), "--keyring", access.keyring().toString()));
        argv.addAll(List.of(words));
        var command = Command.of(argv).within(site.access().networkNamespace());
        well(argv, SHELL.run(Target.of("ceph"), command, LAB_COMMAND));
    }

    /// Something was done to the lab behind the ports' back.
    void isTouched() {
        untouched.ends();
    }

    private void harm(String... words) {
        isTouched();
        lab(words);
    }

    @Override
    public void hang(HostId host) {
        harm("cut", host.name(), "--how", "hang");
    }

    @Override
    public void cutPower(HostId host) {
        harm("cut", host.name(), "--how", "power");
    }

    @Override
    public void cutNetwork(HostId host) {
        harm("cut", host.name(), "--how", "network");
    }

    @Override
    public void restore(HostId host) {
        harm("restore", host.name());
    }

    @Override
    public void killBmc(HostId host) {
        harm("bmc", host.name(), "--how", "dead");
    }

    @Override
    public void failMemory(HostId host) {
        harm("bmc", host.name(), "--how", "ecc");
    }

    @Override
    public void muteConsole(HostId host) {
        harm("bmc", host.name(), "--how", "mute");
    }

    /// Of a copy in the file's place: another host's image may be the same file.
    @Override
    public void spoilBootImage(HostId host) {
        isTouched();
        var boot = SITE_FILE.resolveSibling("hosts").resolve(host.name()).resolve("boot");
        try (var files = Files.newDirectoryStream(boot, "initrd.img-*")) {
            for (var file : files) {
                var bytes = Files.readAllBytes(file);
                Files.delete(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        } catch (IOException cannot) {
            throw new IllegalStateException(boot.toString(), cannot);
        }
    }

    @Override
    public void settle(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted while the lab settles", stopped);
        }
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
