package dev.lifeboat.contract;

import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

/// A site for one test: real or simulated, whole at the beginning, and open to harm.
///
/// All guests run on [#home] and answer; [#spare] and [#other] run none, are reachable and could
/// take them. Each is heard on its console. Ceph users may not yet blocklist a dead client, as in
/// 2019 (`mon 'allow r'`).
public interface Rig {
    Ports ports();

    /// The same site with a wrong password for every BMC.
    Ports withWrongBmcPassword();

    /// Hosts, clusters and witnesses; guests with the addresses that they answer on.
    Fleet fleet();

    HostId home();

    HostId spare();

    HostId other();

    /// At least two, running on [#home].
    SortedSet<VmId> guests();

    /// Every process of the host stops and its network dies; its power stays on.
    void hang(HostId host);

    /// The host's power goes, and nothing is said to the network.
    void cutPower(HostId host);

    /// The host and its guests run on, and nobody can reach them.
    void cutNetwork(HostId host);

    /// Undoes any of these. A host that had lost its power boots, its guests stay off.
    void restore(HostId host);

    /// The BMC answers nothing from now on.
    void killBmc(HostId host);

    /// A memory module of the host fails, and its BMC notes it.
    void failMemory(HostId host);

    /// Nothing more of what the host says arrives on its console.
    void muteConsole(HostId host);

    /// The host's boot image is cut short, as by a full disk.
    void spoilBootImage(HostId host);

    /// Lets this much time pass, really or on a virtual clock.
    void settle(Duration time);

    /// The site's clock.
    Instant now();

    default Host host(HostId id) {
        return fleet().host(id);
    }
}
