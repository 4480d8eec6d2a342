package dev.lifeboat.drivers;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.spi.CustomerPanel;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.core.spi.ReturnHolds;
import dev.lifeboat.drivers.access.Chassis;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.bootimage.BootImages;
import dev.lifeboat.drivers.ceph.AdminTools;
import dev.lifeboat.drivers.ceph.CephAuth;
import dev.lifeboat.drivers.ceph.CephClusters;
import dev.lifeboat.drivers.ceph.CephConf;
import dev.lifeboat.drivers.ceph.CephStorage;
import dev.lifeboat.drivers.ceph.ScratchImages;
import dev.lifeboat.drivers.ceph.TwinImages;
import dev.lifeboat.drivers.console.HostConsoles;
import dev.lifeboat.drivers.hook.NoSwitches;
import dev.lifeboat.drivers.libvirt.CanaryGuests;
import dev.lifeboat.drivers.libvirt.Definitions;
import dev.lifeboat.drivers.libvirt.LibvirtHypervisor;
import dev.lifeboat.drivers.libvirt.QemuIo;
import dev.lifeboat.drivers.libvirt.SerialConsole;
import dev.lifeboat.drivers.libvirt.StuntGuests;
import dev.lifeboat.drivers.libvirt.Virsh;
import dev.lifeboat.drivers.power.IpmiPower;
import dev.lifeboat.drivers.probe.FpingProber;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.ssh.LoginScripts;
import dev.lifeboat.drivers.ssh.Logins;
import dev.lifeboat.drivers.ssh.Ssh;
import dev.lifeboat.drivers.stunt.HangCommand;
import dev.lifeboat.drivers.stunt.RealStunts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;

/// The wiring of a real site. Makes objects only: nothing is asked or connected yet.
public final class RealParts {
    private RealParts() {}

    /// @param runtime a folder of ours alone, mode 0700, for login scripts and the sockets of
    ///   shared connections; a short path, because a socket's is limited
    public static Ports of(
            SiteAccess site,
            Path runtime,
            CustomerPanel panel,
            ReturnHolds holds,
            InstantSource clock) {
        var shell = new Shell(site.secretVariables());
        var ssh = new Ssh(runtime);
        var virsh = new Virsh(site, shell, new LoginScripts(runtime, ssh));
        var logins = new Logins(site, shell, ssh);
        var spares = new TreeMap<HostId, SortedMap<HostId, Chassis>>();
        site.hosts().forEach((host, access) -> spares.put(host, access.spares()));
        var images = new BootImages(logins, spares, runtime.resolve("boot-images"), clock);
        var clusters = new CephClusters(site);
        var monitors = CephConf.monitors(site.clusters());
        var namespace = site.networkNamespace();
        var storage = new CephStorage(clusters, shell, namespace, clock);
        var admin = new AdminTools(clusters, shell, namespace);
        var hypervisor =
                new LibvirtHypervisor(
                        virsh,
                        logins,
                        images,
                        new Definitions(monitors, runtime.resolve("console-passwords")),
                        clock);
        var stunts =
                new RealStunts(
                        new ScratchImages(admin, clock),
                        new QemuIo(logins),
                        storage,
                        new TwinImages(admin, clock),
                        new StuntGuests(hypervisor, virsh, logins, clock),
                        new CanaryGuests(logins),
                        new HangCommand(site.hang(), shell));
        return new Ports(
                new IpmiPower(site, shell, clock),
                hypervisor,
                new SerialConsole(virsh, logins, new HostConsoles(site, shell, ssh, clock), clock),
                storage,
                new CephAuth(clusters, clock),
                new FpingProber(shell, namespace, clock),
                new NoSwitches(clock),
                panel,
                holds,
                stunts);
    }
}
