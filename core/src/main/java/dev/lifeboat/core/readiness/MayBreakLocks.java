package dev.lifeboat.core.readiness;

import dev.lifeboat.caps.Auditor;
import dev.lifeboat.caps.May;
import dev.lifeboat.caps.Release;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Words;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Could the Ceph user of a guest take over its disk from a dead client?
///
/// To break a dead client's exclusive lock an RBD client must first put that client on the OSD
/// blocklist. Since Ceph Luminous the monitor refuses this unless the user's caps allow it, and
/// nothing shows until the first failover: running guests keep the locks they already hold.
public record MayBreakLocks() implements Check<CephUser> {
    @Override
    public CheckId id() {
        return CheckId.CAPS;
    }

    @Override
    public Stream<CephUser> subjects(Recovery recovery) {
        return recovery.definitions().flatMap(known -> known.users().stream()).sorted().distinct();
    }

    @Override
    public SortedSet<Key<?, ?>> asks(CephUser user) {
        return Keys.of(
                CephCaps.of(user), CephReleases.of(user.cluster()), MonSessions.of(user.cluster()));
    }

    @Override
    public Finding examine(CephUser user, Recovery recovery) {
        var caps = recovery.now().read(CephCaps.of(user));
        var verdict =
                caps.judge(
                        "the caps of " + user.entity(),
                        seen -> weigh(user, seen, release(user, recovery), recovery));
        return Finding.of(this, user, verdict, caps, remedy(user, caps));
    }

    /// What could not be read need not be wrong.
    private static String remedy(CephUser user, Reading<CephCaps> caps) {
        return caps.isKnown() ? "lifeboat caps fix " + user.entity() : "lifeboat look ceph";
    }

    private static Verdict weigh(CephUser user, CephCaps caps, Release release, Recovery recovery) {
        var may =
                new Auditor(release, release, Optional.empty())
                        .audit(user.entity(), caps.caps())
                        .mayBreakLocks();
        return switch (may.may()) {
            case YES ->
                    Verdict.yes(
                            user.entity()
                                    + " may break a dead client's lock"
                                    + stillOld(user, release, recovery));
            case NO ->
                    Verdict.no(
                            user.entity()
                                    + " may not break a dead client's lock: "
                                    + disks(user, recovery)
                                    + " would refuse writes");
            case UNKNOWN ->
                    Verdict.unknown(
                            "whether "
                                    + user.entity()
                                    + " may break a dead client's lock is not known: "
                                    + may.because());
        };
    }

    /// Hosts and monitors are taken to be of one release: that of the oldest monitor.
    private static Release release(CephUser user, Recovery recovery) {
        return recovery.now()
                .lastSeen(CephReleases.of(user.cluster()))
                .map(known -> known.seen().monitors())
                .filter(monitors -> !monitors.isEmpty())
                .map(monitors -> new Release(monitors.first()))
                .filter(Release::known)
                .orElse(Release.PACIFIC);
    }

    private static String disks(CephUser user, Recovery recovery) {
        var all = recovery.definitions().mapToInt(known -> known.disks().size()).sum();
        var its =
                recovery.definitions()
                        .filter(known -> known.users().contains(user))
                        .mapToInt(known -> known.disks().size())
                        .sum();
        return its + " of " + all + " disks";
    }

    /// A running client keeps the caps that it had when it connected. Who starts anew has the
    /// configured ones, so this blocks nothing; a guest that is stuck now needs a new session.
    private static String stillOld(CephUser user, Release release, Recovery recovery) {
        var auditor = new Auditor(release, release, Optional.empty());
        var old =
                recovery.now().read(MonSessions.of(user.cluster())).fact().stream()
                        .flatMap(seen -> recovery.clients(user, seen).entrySet().stream())
                        .filter(caps -> isOld(user, caps.getKey(), auditor))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        return old == 0
                ? ""
                : "; "
                        + Words.count(old, "running client")
                        + " of it will have the old caps until reconnected";
    }

    private static boolean isOld(CephUser user, String monCaps, Auditor auditor) {
        var caps = new TreeMap<>(Map.of("mon", monCaps));
        return auditor.audit(user.entity(), caps).mayBreakLocks().may() == May.NO;
    }
}
