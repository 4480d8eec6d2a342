package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// Have another client, with the same key, write to an image whose lock a dead client holds.
///
/// It must break the lock, and put the dead client on the blocklist before it does: without that a
/// write which the dead client still has under way lands after the new owner's (tried, 16.2).
///
/// @param user whose key it is
/// @param like the definition of a guest: its disk is reached in the same way
public record TakeOver(StepId id, HostId target, Dummy dummy, CephUser user, Definition like)
        implements Step {
    /// For so long librbd enters a dead client (`mon_osd_blocklist_default_expire`), less a minute
    /// for clocks that differ.
    private static final Duration ENTRY = Duration.ofMinutes(59);

    private static final String UNWRITTEN =
            "the lock is taken over, and yet the new owner has written nothing";

    @Override
    public String sentence() {
        return user.entity() + " on " + target + " breaks a dead client's lock of " + dummy;
    }

    @Override
    public String act() {
        return "write to " + dummy + " from " + target + " as " + user.entity();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(
                DeadHolder.of(dummy.image()),
                LockOwners.of(dummy.image()),
                Blocklist.of(dummy.image().cluster()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(DeadHolder.of(dummy.image()))
                .judge(
                        "who died with the lock of " + dummy,
                        seen ->
                                seen.owner()
                                        .map(dead -> weigh(dead, seen.followed(), now))
                                        .orElse(Verdict.unknown("no client died with it")));
    }

    private Verdict weigh(LockOwner dead, Optional<Instant> wrote, Snapshot now) {
        return now.read(LockOwners.of(dummy.image()))
                .judge(
                        "lock of " + dummy,
                        lock ->
                                lock.owners().contains(dead)
                                        ? Verdict.no(dead + " still holds the lock")
                                        : wrote.map(at -> blocked(dead, at, now))
                                                .orElse(Verdict.no(UNWRITTEN)));
    }

    private Verdict blocked(LockOwner dead, Instant wrote, Snapshot now) {
        var reading = now.read(Blocklist.of(dummy.image().cluster()));
        if (reading.answered().isAfter(wrote.plus(ENTRY))) {
            return Verdict.unknown(
                    "it was looked at so late that Ceph may have dropped the entry of "
                            + dead.address());
        }
        return reading.judge(
                "blocklist",
                list ->
                        Verdict.of(
                                list.refuses(dead.address(), reading.answered()),
                                "the lock is taken over and written with, and "
                                        + dead.address()
                                        + " is on the blocklist",
                                "the lock is taken over, and yet "
                                        + dead.address()
                                        + " is not on the blocklist: what it had under way may still"
                                        + " be written"));
    }

    @Override
    public List<Claim> guards() {
        return dummy.guards();
    }

    @Override
    public Limits limits() {
        return dummy.limits();
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(dummy.image(), dummy.image().cluster());
    }

    @Override
    public boolean changes(Kind<?, ?> kind) {
        return kind.equals(LockOwners.KIND)
                || kind.equals(Blocklist.KIND)
                || kind.equals(DeadHolder.KIND);
    }

    @Override
    public boolean isTrial() {
        return true;
    }
}
