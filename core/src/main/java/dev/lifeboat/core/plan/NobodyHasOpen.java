package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// No client has the disks open, and if one is locked it is by a client that was killed: its watch
/// has run out. Who was killed for a drill, on a host that lives, needs no fence: its process was
/// seen gone, and the next owner's client enters it on the blocklist before it writes.
///
/// @param left the addresses from which the client that was killed had them open
public record NobodyHasOpen(String name, List<Image> disks, SortedSet<String> left)
        implements Claim {
    public NobodyHasOpen {
        disks = List.copyOf(disks);
        left = new TreeSet<>(left);
    }

    @Override
    public String sentence() {
        return "nobody has the disks of " + name + " open";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var disk : disks) {
            keys.add(Watchers.of(disk));
            keys.add(LockOwners.of(disk));
        }
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var parts = new ArrayList<Verdict>();
        for (var disk : disks) {
            parts.add(
                    now.read(Watchers.of(disk))
                            .judge(
                                    "watchers of " + disk.label(),
                                    seen ->
                                            Verdict.of(
                                                    seen.addresses().isEmpty(),
                                                    "nobody has " + disk.label() + " open",
                                                    disk.label()
                                                            + " is open at "
                                                            + String.join(
                                                                    ", ", seen.addresses()))));
            parts.add(
                    now.read(LockOwners.of(disk))
                            .judge(
                                    "lock of " + disk.label(),
                                    seen ->
                                            seen.owners().stream()
                                                    .filter(owner -> !left.contains(owner.ip()))
                                                    .findFirst()
                                                    .map(owner ->
                                                            Verdict.no(
                                                                    disk.label()
                                                                            + " is locked by "
                                                                            + owner))
                                                    .orElse(
                                                            Verdict.yes(
                                                                    "no other holds its lock"))));
        }
        return parts.isEmpty() ? Verdict.unknown("its disks are not known") : Verdict.all(parts);
    }
}
