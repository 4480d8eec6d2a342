package dev.lifeboat.core.spi;

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
import dev.lifeboat.core.fleet.VmId;

/// The guests of one host. Each call has a limit; a host that hangs gives Unknown or TimedOut.
public interface Hypervisor {
    Reading<Residents> residents(Host host);

    Reading<HostIdentity> identity(Host host);

    Reading<HostBoot> boot(Host host);

    /// What has changed on the host since it booted.
    Reading<SinceBoot> sinceBoot(Host host);

    /// What it would boot with the next time, judged for each chassis where its drives may be. A
    /// rescue system that has them answers for it.
    Reading<BootImage> bootImage(Host host);

    Reading<Inventory> inventory(Host host);

    /// The inactive definition; Unknown with REFUSED when the host does not know the guest.
    Reading<Definition> definition(Host host, VmId vm);

    /// Unknown with REFUSED when the guest does not run there.
    Reading<DiskActivity> disks(Host host, VmId vm);

    /// Makes the guest known there, not running, without autostart.
    ///
    /// @param recovering its disks stop the guest at an error instead of telling it, so that it
    ///   resumes in the middle of its boot once the fault is gone; `false` gives the xml as it is
    Outcome define(Host host, VmId vm, String xml, boolean recovering);

    /// Starts a defined guest; one that runs is left alone and [Outcome.Refused].
    Outcome start(Host host, VmId vm);

    /// Lets a paused guest go on.
    Outcome resume(Host host, VmId vm);

    /// Ends the guest's process at once, as pulling its plug would.
    Outcome destroy(Host host, VmId vm);

    Outcome undefine(Host host, VmId vm);

    Outcome autostart(Host host, VmId vm, boolean on);
}
