package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Is a guest's disk open where the guest runs, there only, and is its lock that client's?
///
/// What is wrong here hides behind a running guest and shows when another host takes the disk: a
/// lock that a dead client left, a second client that has it open too, an entry on the blocklist
/// that hits a living one (facts/fence.md 2 to 4).
public record LocksAreSound() implements Check<Image> {
    @Override
    public CheckId id() {
        return CheckId.LOCKS;
    }

    @Override
    public Stream<Image> subjects(Recovery recovery) {
        return recovery.definitions().flatMap(known -> known.disks().stream()).sorted().distinct();
    }

    @Override
    public SortedSet<Key<?, ?>> asks(Image image) {
        return Keys.of(ImageInfo.of(image));
    }

    @Override
    public Finding examine(Image image, Recovery recovery) {
        var owners = recovery.now().read(LockOwners.of(image));
        var watchers = recovery.now().read(Watchers.of(image));
        var info = recovery.now().read(ImageInfo.of(image));
        if (info.fact().filter(seen -> !isLockable(seen)).isPresent()) {
            return Finding.of(this, image, unlockable(image), info, enable(image));
        }
        var verdict =
                owners.judge(
                        "the lock of " + image.label(),
                        lock ->
                                watchers.judge(
                                        "who has " + image.label() + " open",
                                        open -> weigh(image, lock, open, recovery)));
        if (verdict.isYes() && info instanceof Reading.Unknown<ImageInfo>(var why, _, _, _)) {
            var open = Verdict.unknown("the features of " + image.label() + ": " + why);
            return Finding.of(this, image, open, info, look(image));
        }
        Reading<?> evidence = owners.isKnown() ? watchers : owners;
        return Finding.of(
                this, image, verdict, evidence, () -> remedy(image, owners, watchers, recovery));
    }

    private static boolean isLockable(ImageInfo seen) {
        return !seen.exists() || seen.features().contains(ImageInfo.EXCLUSIVE_LOCK);
    }

    /// Nothing then makes librbd put a dead client on the blocklist before another one writes.
    private static Verdict unlockable(Image image) {
        return Verdict.no(
                image.label()
                        + " has no exclusive-lock: two clients may write to it at once, and nobody"
                        + " is asked to give it up");
    }

    private static String enable(Image image) {
        return "rbd feature enable " + image.label() + " " + ImageInfo.EXCLUSIVE_LOCK;
    }

    private static Verdict weigh(Image image, LockOwners lock, Watchers open, Recovery recovery) {
        var left = stale(lock, open);
        if (left.isPresent() && mayLive(image, left.get(), open, recovery)) {
            return Verdict.no(
                    "the lock of "
                            + image.label()
                            + " is held by "
                            + left.get()
                            + ", which does not have it open: its guest may be cut off from its"
                            + " disk there");
        }
        if (left.isPresent() && !heals(image, left.get(), open, recovery)) {
            return Verdict.no(
                    "the lock of "
                            + image.label()
                            + " is held by "
                            + left.get()
                            + ", which does not have it open: a client that died left it");
        }
        if (open.addresses().size() > 1) {
            return Verdict.no(
                    open.addresses().size()
                            + " clients have "
                            + image.label()
                            + " open: "
                            + Words.list(open.addresses()));
        }
        var refused = refused(image, open, recovery);
        if (refused.isPresent()) {
            return refused.get();
        }
        return where(image, open, recovery);
    }

    private static Optional<LockOwner> stale(LockOwners lock, Watchers open) {
        return lock.owners().stream()
                .filter(owner -> !open.addresses().contains(owner.address()))
                .findFirst();
    }

    /// librbd breaks a dead client's lock by itself where the caps allow it, but none that was
    /// taken by hand (`rbd lock add`): for that it waits for ever (tried on the lab). Who has it
    /// open now has not done so, and may have the caps of yesterday. And a recovery breaks only
    /// locks that are held from the dead host.
    private static boolean heals(Image image, LockOwner left, Watchers open, Recovery recovery) {
        var users =
                recovery.guestOf(image)
                        .flatMap(recovery::definition)
                        .map(Definition::users)
                        .orElse(Collections.emptySortedSet());
        return left.cookie().startsWith("auto ")
                && open.addresses().isEmpty()
                && recovery.itself().storageAddresses().contains(left.ip())
                && recovery.sharing(left.ip()).isEmpty()
                && !users.isEmpty()
                && users.stream()
                        .allMatch(user ->
                                new MayBreakLocks().examine(user, recovery).ready() == Answer.YES);
    }

    /// A guest that lost its storage for 30 s has no watch any more, and still its lock. Whoever
    /// removes that puts the guest on the blocklist (facts/fence.md 4, R7).
    private static boolean mayLive(Image image, LockOwner left, Watchers open, Recovery recovery) {
        var there = new TreeSet<>(recovery.sharing(left.ip()));
        if (recovery.itself().storageAddresses().contains(left.ip())) {
            there.add(recovery.host());
        }
        return open.addresses().stream().noneMatch(at -> Addresses.ip(at).equals(left.ip()))
                && recovery.guestOf(image).stream()
                        .anyMatch(
                                vm -> there.stream().anyMatch(host -> mayRun(vm, host, recovery)));
    }

    private static boolean mayRun(VmId vm, HostId host, Recovery recovery) {
        return recovery.now()
                .read(Residents.of(host))
                .fact()
                .map(seen -> seen.runs(vm))
                .orElse(true);
    }

    /// An entry that outlived its purpose: the client lives, and its next write fails.
    private static Optional<Verdict> refused(Image image, Watchers open, Recovery recovery) {
        return open.addresses().stream()
                .filter(client -> recovery.isRefused(image.cluster(), client))
                .findFirst()
                .map(client ->
                        Verdict.no(
                                client
                                        + " has "
                                        + image.label()
                                        + " open and is on the blocklist: its writes fail"));
    }

    private static Verdict where(Image image, Watchers open, Recovery recovery) {
        var runs =
                recovery.guestOf(image)
                        .flatMap(recovery::resident)
                        .map(guest -> guest.state().isAlive())
                        .orElse(false);
        if (!runs) {
            return Verdict.of(
                    open.addresses().isEmpty(),
                    image.label() + " is free",
                    "its guest does not run on "
                            + recovery.host()
                            + ", and yet "
                            + Words.list(open.addresses())
                            + " has "
                            + image.label()
                            + " open");
        }
        if (open.addresses().isEmpty()) {
            return Verdict.no(
                    "its guest runs on "
                            + recovery.host()
                            + ", and yet nobody has "
                            + image.label()
                            + " open: the guest's disk is cut off");
        }
        var ip = Addresses.ip(open.addresses().first());
        return Verdict.of(
                recovery.itself().storageAddresses().contains(ip),
                image.label() + " is open on " + recovery.host() + " only",
                image.label()
                        + " is open at "
                        + ip
                        + ", which is no storage address of "
                        + recovery.host()
                        + ": fencing the host would not reach it");
    }

    /// The exact lock that was left, or a look at what is open. A client chooses its cookie's text,
    /// and this is pasted into a shell.
    private static String remedy(
            Image image,
            Reading<LockOwners> owners,
            Reading<Watchers> watchers,
            Recovery recovery) {
        if (owners.fact().isEmpty() || watchers.fact().isEmpty()) {
            return look(image);
        }
        var open = watchers.fact().get();
        return stale(owners.fact().get(), open)
                .filter(owner -> !mayLive(image, owner, open, recovery))
                .filter(owner -> !heals(image, owner, open, recovery))
                .map(owner ->
                        "rbd lock rm "
                                + image.label()
                                + " "
                                + quoted(owner.cookie())
                                + " "
                                + owner.client())
                .orElse(look(image));
    }

    private static String look(Image image) {
        return "lifeboat look image " + image.label();
    }

    /// A client chooses its cookie's text, and this is there to be pasted into a shell.
    private static String quoted(String cookie) {
        return "'" + cookie.replace("'", "'\\''") + "'";
    }
}
