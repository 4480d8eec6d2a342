package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whoever has the guest's disks open or locked is fenced: no living client would be joined by a
/// second.
///
/// exclusive-lock does not stop a double run, two living clients hand it to and fro; only knowing
/// who watches does (facts/fence.md 3, R7).
///
/// A lock that a fenced client still holds has to be broken first: with caps that lack the
/// permission to do so itself the guest would start and hang.
///
/// Fenced means for as long as a fence must last (R3): the entry that librbd makes when it breaks a
/// lock ends after an hour, and then what it held back lands.
///
/// @param dead the dead hosts where the guest was, and their storage addresses; these count as
///   fenced once a person has unplugged the host
public record ImagesAreFree(
        String name, List<Image> disks, SortedMap<HostId, SortedSet<String>> dead)
        implements Claim {
    public ImagesAreFree {
        disks = List.copyOf(disks);
        dead = new TreeMap<>(dead);
    }

    @Override
    public String sentence() {
        return "no living client uses the disks of " + name;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        for (var disk : disks) {
            keys.add(Watchers.of(disk));
            keys.add(LockOwners.of(disk));
            keys.add(Blocklist.of(disk.cluster()));
        }
        dead.keySet().forEach(host -> keys.addAll(new Unplugged(host).asks()));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var parts = new ArrayList<Verdict>();
        disks.forEach(disk -> parts.add(free(disk, now)));
        return parts.isEmpty() ? Verdict.unknown("its disks are not known") : Verdict.all(parts);
    }

    private Verdict free(Image disk, Snapshot now) {
        return now.read(Blocklist.of(disk.cluster()))
                .judge(
                        "blocklist of " + disk.cluster(),
                        list -> {
                            var at = now.read(Blocklist.of(disk.cluster())).answered();
                            return Verdict.all(
                                    List.of(
                                            watchers(disk, list, at, now),
                                            owners(disk, list, at, now)));
                        });
    }

    private Verdict watchers(Image disk, Blocklist list, Instant at, Snapshot now) {
        return now.read(Watchers.of(disk))
                .judge(
                        "watchers of " + disk.label(),
                        seen ->
                                seen.addresses().stream()
                                        .filter(address -> !refused(address, list, at, now))
                                        .findFirst()
                                        .map(alive ->
                                                Verdict.no(
                                                        disk.label()
                                                                + " is open at "
                                                                + alive
                                                                + ", which is not fenced"))
                                        .orElse(
                                                Verdict.yes(
                                                        "no living client has "
                                                                + disk.label()
                                                                + " open")));
    }

    private Verdict owners(Image disk, Blocklist list, Instant at, Snapshot now) {
        return now.read(LockOwners.of(disk))
                .judge(
                        "lock of " + disk.label(),
                        seen ->
                                seen.owners().stream()
                                        .findFirst()
                                        .map(owner ->
                                                locked(
                                                        disk,
                                                        owner,
                                                        refused(owner.address(), list, at, now)))
                                        .orElse(Verdict.yes(disk.label() + " is not locked")));
    }

    private static Verdict locked(Image disk, LockOwner owner, boolean fenced) {
        return Verdict.no(
                disk.label()
                        + " is locked by "
                        + owner
                        + (fenced ? ", which is fenced: break it first" : ", which is not fenced"));
    }

    private boolean refused(String address, Blocklist list, Instant at, Snapshot now) {
        return list.refuses(address, at.plus(FenceStands.STANDS_FOR))
                || dead.entrySet().stream()
                        .filter(host -> host.getValue().contains(Addresses.ip(address)))
                        .anyMatch(host -> new Unplugged(host.getKey()).holds(now).isYes());
    }
}
