package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import java.util.List;
import java.util.SortedSet;

/// What a drill does: to images and machines that are no customer's, but for the snapshots.
public interface Stunts {
    /// Makes a small image with these features. One that exists is [Outcome.Refused].
    Outcome make(Image scratch, SortedSet<String> features);

    /// Removes an image that `make` made, and all that was written down of it. While somebody has
    /// it open it is refused, or waits.
    Outcome remove(Image scratch);

    /// A client on this host, with the key of a guest there, writes to the image and is killed
    /// while it holds the lock. Who it was is kept for [#deadHolder].
    ///
    /// @param like of a guest on the host, whose disk is reached in the same way
    Outcome seize(Host host, Image scratch, Definition like);

    Reading<DeadHolder> deadHolder(Image scratch);

    /// A client on this host, with the key of the same guest, writes to the image, and ends. That
    /// it has is kept for [#deadHolder].
    ///
    /// @return Refused with what the client said when it could not write
    Outcome takeOver(Host host, Image scratch, Definition like);

    /// Takes the lock away from who is kept as killed with it, if they still hold it, and forgets
    /// them. What an image that is not removed is left with after a drill.
    Outcome free(Image canary);

    /// What in a definition stands against a stunt of it: what is not to be had twice, or is not
    /// known to be harmless. Asks nobody.
    List<String> hindrances(Definition like);

    /// Takes a snapshot of a guest's image, protects it, and writes down its checksum. What is
    /// there already of that is left as it is.
    ///
    /// Given up before `rbd` would take a holder that hangs for dead, and break its lock.
    Outcome snapshot(Twin twin);

    /// Removes the snapshot, and what was written down of it.
    Outcome drop(Twin twin);

    Outcome copy(Twin twin);

    Reading<Snapshots> snapshots(Image image);

    Reading<SnapshotSum> sum(Image clone);

    /// Makes the stunt's network.
    Outcome enclose(Host host, Stunt stunt);

    Outcome removeEnclosure(Host host, Stunt stunt);

    Reading<Enclosure> enclosure(Host host, Stunt stunt);

    /// Makes the stunt known on the host, not running, without autostart.
    ///
    /// @param disks each of the guest's, and what stands for it
    Outcome define(Host host, Stunt stunt, Definition like, List<Twin> disks);

    /// Kills the process of a canary with SIGKILL: its disks' locks stay behind.
    Outcome kill(Host host, Vm canary);

    /// Makes a host of a lab hang, its power on. Refused where the site says of none how.
    Outcome hang(Host host);

    /// Ends the stunt if it runs, and forgets it with all that it has left on the host.
    Outcome end(Host host, Stunt stunt);
}
