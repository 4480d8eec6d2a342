package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// No lock of the host was taken from it yet, or it is off: only then may a fence be lifted for a
/// moment to be entered anew (R3). Else a write in flight would land on the new owner's data.
public record LocksUntouched(HostId host, SortedSet<String> addresses, List<Image> disks)
        implements Claim {
    @Override
    public String sentence() {
        return "no lock of " + host + " was touched yet, or it is off";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>(new PowerSeenOff(host).asks());
        disks.forEach(disk -> keys.add(LockOwners.of(disk)));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var untouched = new ArrayList<Verdict>();
        disks.forEach(disk -> untouched.add(untouched(disk, now)));
        return Verdict.any(List.of(new PowerSeenOff(host).holds(now), Verdict.all(untouched)));
    }

    private Verdict untouched(Image disk, Snapshot now) {
        return now.read(LockOwners.of(disk))
                .judge(
                        "lock of " + disk.label(),
                        lock ->
                                Verdict.of(
                                        lock.owners().stream()
                                                .anyMatch(owner -> addresses.contains(owner.ip())),
                                        "all disks are locked from " + host,
                                        "the lock of " + disk.label() + " was taken already"));
    }
}
