package dev.lifeboat.drivers.stunt;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.core.spi.BlockStorage;
import dev.lifeboat.core.spi.Stunts;
import dev.lifeboat.drivers.ceph.ScratchImages;
import dev.lifeboat.drivers.ceph.TwinImages;
import dev.lifeboat.drivers.libvirt.CanaryGuests;
import dev.lifeboat.drivers.libvirt.QemuIo;
import dev.lifeboat.drivers.libvirt.StuntGuests;
import java.util.List;
import java.util.SortedSet;

/// Clients on real hosts, that die with the lock of a scratch image or take it over; and stunts of
/// real guests.
public record RealStunts(
        ScratchImages images,
        QemuIo clients,
        BlockStorage storage,
        TwinImages twins,
        StuntGuests guests,
        CanaryGuests canaries,
        HangCommand hanging)
        implements Stunts {
    @Override
    public Outcome make(Image scratch, SortedSet<String> features) {
        return images.make(scratch, features);
    }

    @Override
    public Outcome remove(Image scratch) {
        return images.remove(scratch);
    }

    /// One that has died with it is not followed by another: an order that comes late must not undo
    /// what was seen since.
    @Override
    public Outcome seize(Host host, Image scratch, Definition like) {
        if (images.kept(scratch).fact().flatMap(DeadHolder::owner).isPresent()) {
            return new Outcome.Refused("a client has died with it already");
        }
        var seized = clients.seize(host.id(), scratch, like.xml());
        return seized instanceof Outcome.Done ? keep(host, scratch) : seized;
    }

    private Outcome keep(Host host, Image scratch) {
        return switch (storage.owners(scratch)) {
            case Reading.Unknown<LockOwners> unknown ->
                    new Outcome.Refused("who holds the lock: " + unknown.why());
            case Reading.Known<LockOwners> known ->
                    known.seen().owners().stream()
                            .filter(owner -> host.storageAddresses().contains(owner.ip()))
                            .findFirst()
                            .map(owner -> keep(scratch, owner))
                            .orElse(new Outcome.Refused("the client was killed without the lock"));
        };
    }

    private Outcome keep(Image scratch, LockOwner owner) {
        return images.keep(scratch, owner) instanceof Outcome.Done
                ? new Outcome.Done("killed " + owner)
                : new Outcome.Refused("killed " + owner + ", which cannot be written down");
    }

    @Override
    public Reading<DeadHolder> deadHolder(Image scratch) {
        return images.kept(scratch);
    }

    @Override
    public Outcome takeOver(Host host, Image scratch, Definition like) {
        var wrote = clients.write(host.id(), scratch, like.xml());
        return wrote instanceof Outcome.Done ? followed(scratch, wrote) : wrote;
    }

    private Outcome followed(Image scratch, Outcome wrote) {
        var dead = images.kept(scratch).fact().flatMap(DeadHolder::owner);
        var kept = dead.map(owner -> images.keepFollowed(scratch, owner));
        return kept.filter(Outcome.Done.class::isInstance).isPresent()
                ? wrote
                : new Outcome.Refused("it wrote, which cannot be written down");
    }

    @Override
    public Outcome free(Image canary) {
        return switch (images.kept(canary)) {
            case Reading.Unknown<DeadHolder> unknown ->
                    new Outcome.Refused("who died with its lock: " + unknown.why());
            case Reading.Known<DeadHolder> known ->
                    known.seen()
                            .owner()
                            .map(dead -> free(canary, dead))
                            .orElse(new Outcome.Refused("nobody died with its lock"));
        };
    }

    private Outcome free(Image canary, LockOwner dead) {
        var owners = storage.owners(canary);
        if (!owners.isKnown()) {
            return new Outcome.Refused("who holds its lock is not known");
        }
        var holds = owners.fact().filter(seen -> seen.owners().contains(dead)).isPresent();
        var broken = holds ? storage.breakLock(canary, dead) : new Outcome.Done("");
        return broken instanceof Outcome.Done ? images.forget(canary) : broken;
    }

    @Override
    public List<String> hindrances(Definition like) {
        return StuntGuests.hindrances(like.xml());
    }

    @Override
    public Outcome snapshot(Twin twin) {
        return twins.snapshot(twin);
    }

    @Override
    public Outcome drop(Twin twin) {
        return twins.drop(twin);
    }

    @Override
    public Outcome copy(Twin twin) {
        return twins.copy(twin);
    }

    @Override
    public Reading<Snapshots> snapshots(Image image) {
        return twins.snapshots(image);
    }

    @Override
    public Reading<SnapshotSum> sum(Image clone) {
        return twins.sum(clone);
    }

    @Override
    public Outcome enclose(Host host, Stunt stunt) {
        return guests.enclose(host, stunt);
    }

    @Override
    public Outcome removeEnclosure(Host host, Stunt stunt) {
        return guests.removeEnclosure(host, stunt);
    }

    @Override
    public Reading<Enclosure> enclosure(Host host, Stunt stunt) {
        return guests.enclosure(host, stunt);
    }

    @Override
    public Outcome define(Host host, Stunt stunt, Definition like, List<Twin> disks) {
        return guests.define(host, stunt, like.xml(), disks);
    }

    @Override
    public Outcome kill(Host host, Vm canary) {
        return canaries.kill(host, canary);
    }

    @Override
    public Outcome hang(Host host) {
        return hanging.hang(host);
    }

    @Override
    public Outcome end(Host host, Stunt stunt) {
        return guests.end(host, stunt);
    }
}
