package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import java.util.List;
import java.util.SortedSet;

/// Whoever holds the image's lock is alive at this moment.
///
/// The snapshot of an image is made by the holder of its lock, whom `rbd` asks: the lock stays
/// where it is, and its guest writes on (16.2: 0.1 s). But where the holder hangs, `rbd` waits
/// until its watch has run out, breaks its lock and has it blocklisted: a guest that was only
/// frozen has lost its disk (tried: 30 s). That it watches can be half a minute old, so its QEMU
/// has to answer too.
///
/// @param seats where its guest may run
public record HolderLives(Image image, List<Seat> seats) implements Claim {
    @Override
    public String sentence() {
        return "the holder of the lock of " + image.label() + " is alive";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = Keys.of(LockOwners.of(image), Watchers.of(image));
        seats.forEach(seat -> keys.add(DiskActivity.of(seat)));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(LockOwners.of(image))
                .judge(
                        "lock of " + image.label(),
                        lock ->
                                lock.owners().isEmpty()
                                        ? Verdict.yes("nobody holds it")
                                        : alive(lock.owners(), now));
    }

    private Verdict alive(SortedSet<LockOwner> owners, Snapshot now) {
        return now.read(Watchers.of(image))
                .judge(
                        "watchers of " + image.label(),
                        seen -> {
                            var gone =
                                    owners.stream()
                                            .filter(owner ->
                                                    !seen.addresses().contains(owner.address()))
                                            .findFirst();
                            return gone.map(owner -> Verdict.no(owner + " is dead"))
                                    .orElseGet(() -> answers(now));
                        });
    }

    private Verdict answers(Snapshot now) {
        return seats.stream().anyMatch(seat -> now.read(DiskActivity.of(seat)).isKnown())
                ? Verdict.yes("its QEMU answers")
                : Verdict.unknown("the QEMU that has it open does not answer");
    }
}
