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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
                caps.judge("the caps of " + user.entity(), seen -> weigh(user, seen, recovery));
        return Finding.of(this, user, verdict, caps, remedy(user, caps));
    }

    /// What could not be read need not be wrong.
    private static String remedy(CephUser user, Reading<CephCaps> caps) {
        return caps.isKnown() ? "lifeboat caps fix " + user.entity() : "lifeboat look ceph";
    }

    private static Verdict weigh(CephUser user, CephCaps caps, Recovery recovery) {
        var releases = recovery.now().read(CephReleases.of(user.cluster()));
        var by = new EnumMap<May, String>(May.class);
        for (var release : releases(user, recovery)) {
            var may = auditor(release).audit(user.entity(), caps.caps()).mayBreakLocks();
            by.putIfAbsent(may.may(), may.because());
        }
        if (by.size() > 1 && releases instanceof Reading.Unknown<CephReleases>(var why, _, _, _)) {
            return Verdict.unknown(
                    "whether "
                            + user.entity()
                            + " may break a dead client's lock depends on the release of "
                            + user.cluster()
                            + ": "
                            + why);
        }
        if (by.containsKey(May.NO)) {
            return Verdict.no(
                    user.entity()
                            + " may not break a dead client's lock: "
                            + disks(user, recovery)
                            + " would refuse writes");
        }
        return by.containsKey(May.UNKNOWN)
                ? Verdict.unknown(
                        "whether "
                                + user.entity()
                                + " may break a dead client's lock is not known: "
                                + by.get(May.UNKNOWN))
                : Verdict.yes(
                        user.entity()
                                + " may break a dead client's lock"
                                + ofRunning(user, recovery));
    }

    private static Auditor auditor(Release release) {
        return new Auditor(release, release, Optional.empty());
    }

    /// Hosts and monitors are taken to be of one release. While monitors are upgraded each of
    /// theirs counts; where they do not say, each that they can have come to since they last did.
    private static SortedSet<Release> releases(CephUser user, Recovery recovery) {
        var key = CephReleases.of(user.cluster());
        var seen =
                recovery.now().lastSeen(key).stream()
                        .flatMap(known -> known.seen().monitors().stream())
                        .map(MayBreakLocks::nearest)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!seen.isEmpty() && recovery.now().read(key).isKnown()) {
            return seen;
        }
        var all = new TreeSet<>(Release.ALL);
        return seen.isEmpty() ? all : all.tailSet(seen.first());
    }

    /// Of one that is not known here what its neighbour says.
    private static Release nearest(int major) {
        return new Release(Math.clamp(major, Release.LUMINOUS.major(), Release.SQUID.major()));
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
    private static String ofRunning(CephUser user, Recovery recovery) {
        var sessions = recovery.now().read(MonSessions.of(user.cluster()));
        if (sessions instanceof Reading.Unknown<MonSessions>(var why, _, _, _)) {
            return "; which caps its running clients have is not known: " + why;
        }
        var auditor = auditor(releases(user, recovery).first());
        var old =
                sessions.fact().stream()
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
