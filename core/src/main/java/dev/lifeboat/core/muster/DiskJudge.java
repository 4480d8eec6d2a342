package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import java.util.List;

/// Do a running guest's disks take writes?
///
/// A completed write since its process started is proof. Without one, an idle guest and a blocked
/// one look the same to QEMU, and only the storage side tells them apart: the owner of the lock.
record DiskJudge(Host host, Snapshot now) {

    Disk judge(Seat seat, RunState state, List<Image> disks) {
        if (state == RunState.PAUSED_BY_DISK) {
            return new Disk(Answer.NO, "its disk refused an operation and it was paused");
        }
        var foreign = disks.stream().filter(this::lockIsElsewhere).findFirst();
        if (foreign.isPresent()) {
            return new Disk(
                    Answer.NO,
                    "the lock of " + foreign.get().label() + " is held by somebody else");
        }
        return switch (now.read(DiskActivity.of(seat))) {
            case Reading.Unknown<DiskActivity>(var why, _, _, _) ->
                    new Disk(Answer.UNKNOWN, "disk: " + why);
            case Reading.Known<DiskActivity>(var activity, _, _, _) when activity.writes() > 0 ->
                    new Disk(Answer.YES, activity.writes() + " writes completed");
            case Reading.Known<DiskActivity>(var activity, _, _, _) when activity.failures() > 0 ->
                    new Disk(Answer.NO, activity.failures() + " writes failed and none completed");
            case Reading.Known<DiskActivity> _ -> idle(disks);
        };
    }

    private Disk idle(List<Image> disks) {
        var own = !disks.isEmpty() && disks.stream().allMatch(this::lockIsOurs);
        return own
                ? new Disk(Answer.YES, "idle, and it holds the locks of its disks")
                : new Disk(Answer.UNKNOWN, "no write completed yet");
    }

    private boolean lockIsOurs(Image disk) {
        var owners = now.read(LockOwners.of(disk)).fact();
        return owners.isPresent()
                && !owners.get().owners().isEmpty()
                && owners.get().owners().stream()
                        .allMatch(owner -> new Holders(host, now).livesHere(disk, owner));
    }

    /// Somebody else holds the lock, or nobody any more, while this host's client waits for it.
    boolean lockIsElsewhere(Image disk) {
        var owners = now.read(LockOwners.of(disk)).fact();
        var watchers = now.read(Watchers.of(disk)).fact();
        return owners.isPresent()
                && watchers.isPresent()
                && owners.get().owners().stream()
                        .anyMatch(owner -> new Holders(host, now).isStranger(disk, owner))
                && watchers.get().addresses().stream()
                        .map(Addresses::ip)
                        .anyMatch(host.storageAddresses()::contains);
    }
}
