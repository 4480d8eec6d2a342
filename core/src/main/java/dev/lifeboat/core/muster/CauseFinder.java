package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why is this running guest not well? The first cause that a reading shows, deepest first: a
/// refused blocklist entry explains the lock, the lock explains the hang, the hang the silence.
record CauseFinder(Host host, Snapshot now) {

    Optional<Cause> find(Seat seat, RunState state, List<Image> disks, Disk disk, Reach reach) {
        var console = now.read(ConsoleTail.of(seat)).fact();
        var stage = console.map(ConsoleTail::stage).orElse(BootStage.SILENT);
        var second = twice(disks);
        if (second.isPresent()) {
            return second;
        }
        var sick = disk.writable() == Answer.NO || stage.isStuck();
        if (!sick) {
            return reach.kind() == Reach.Kind.SILENT && stage == BootStage.UP
                    ? Optional.of(
                            new Cause(
                                    Cause.Kind.SILENT,
                                    "it booted and does not answer ping as it did before"))
                    : Optional.empty();
        }
        return Stream.<Optional<Cause>>of(
                        denied(disks),
                        locked(disks),
                        slow(disks),
                        paused(state, disk),
                        console.flatMap(CauseFinder::stuckBoot),
                        Optional.of(new Cause(Cause.Kind.IO_ERRORS, disk.because())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// A living client elsewhere has a disk open: whatever the hypervisors say, somebody else runs
    /// it.
    private Optional<Cause> twice(List<Image> disks) {
        for (var disk : disks) {
            var blocklist = now.read(Blocklist.of(disk.cluster()));
            var watchers = now.read(Watchers.of(disk)).fact();
            if (blocklist.fact().isEmpty() || watchers.isEmpty()) {
                continue;
            }
            var fenced = blocklist.fact().get();
            var living =
                    watchers.get().addresses().stream()
                            .filter(address -> !comesFromHere(address))
                            .filter(address -> !fenced.refuses(address, blocklist.answered()))
                            .findFirst();
            if (living.isPresent()) {
                return Optional.of(
                        new Cause(
                                Cause.Kind.RUNS_TWICE,
                                disk.label() + " is also open at " + living.get()));
            }
        }
        return Optional.empty();
    }

    /// The monitors refused this host's clients a blocklist entry: their caps lack the permission.
    private Optional<Cause> denied(List<Image> disks) {
        for (var cluster : disks.stream().map(Image::cluster).distinct().toList()) {
            var refused =
                    now.read(Denials.of(cluster)).fact().map(Denials::denials).orElse(List.of());
            var ours =
                    refused.stream()
                            .filter(Denials.Denial::ofBlocklist)
                            .filter(denial -> comesFromHere(denial.from()))
                            .filter(denial -> concerns(denial.command(), disks))
                            .toList();
            if (!ours.isEmpty()) {
                var last = ours.getLast();
                return Optional.of(
                        new Cause(
                                Cause.Kind.CAPS,
                                last.entity()
                                        + " is denied '"
                                        + last.command()
                                        + "' ("
                                        + (ours.size() == 1 ? "once" : ours.size() + " times")
                                        + " in the audit log)"));
            }
        }
        return Optional.empty();
    }

    private boolean comesFromHere(String address) {
        return host.storageAddresses().contains(Addresses.ip(address));
    }

    /// One host's guests share its address; what tells them apart is whom they tried to fence. Once
    /// the lock is gone nobody is left to compare with, and the host alone must do.
    private boolean concerns(String command, List<Image> disks) {
        var owners = strangers(disks).map(LockOwner::address).toList();
        return owners.isEmpty() || owners.stream().anyMatch(command::contains);
    }

    private Optional<Cause> locked(List<Image> disks) {
        return strangers(disks)
                .findFirst()
                .map(owner ->
                        new Cause(Cause.Kind.LOCK, "its disk's lock is still held by " + owner));
    }

    private Stream<LockOwner> strangers(List<Image> disks) {
        return disks.stream()
                .flatMap(disk ->
                        now.read(LockOwners.of(disk)).fact().stream()
                                .flatMap(owners -> owners.owners().stream())
                                .filter(owner -> new Holders(host, now).isStranger(disk, owner)));
    }

    private Optional<Cause> slow(List<Image> disks) {
        return disks.stream()
                .map(Image::cluster)
                .distinct()
                .flatMap(cluster -> now.read(CephHealth.of(cluster)).fact().stream())
                .filter(health -> !health.serves())
                .findFirst()
                .map(health ->
                        new Cause(
                                Cause.Kind.SLOW_STORAGE,
                                health.active() < health.placementGroups()
                                        ? health.active()
                                                + " of "
                                                + health.placementGroups()
                                                + " placement groups are active"
                                        : health.laggy()
                                                + " placement groups are laggy: their I/O"
                                                + " waits for a read lease"));
    }

    private static Optional<Cause> paused(RunState state, Disk disk) {
        return state == RunState.PAUSED_BY_DISK
                ? Optional.of(new Cause(Cause.Kind.PAUSED, disk.because()))
                : Optional.empty();
    }

    private static Optional<Cause> stuckBoot(ConsoleTail console) {
        return switch (console.stage()) {
            case EMERGENCY -> Optional.of(new Cause(Cause.Kind.EMERGENCY, console.line()));
            case BLOCKED_ON_DISK -> Optional.of(new Cause(Cause.Kind.BLOCKED, console.line()));
            case PANIC -> Optional.of(new Cause(Cause.Kind.PANIC, console.line()));
            case SILENT, KERNEL, CHECKING_DISK, MOUNTING, UP -> Optional.empty();
        };
    }
}
