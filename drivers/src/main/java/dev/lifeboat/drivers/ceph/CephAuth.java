package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.spi.StorageAuth;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Look;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ceph's users as they are configured, as they are connected, and what they were refused.
public final class CephAuth implements StorageAuth {
    /// Lines of the audit log that are asked for. The monitors keep 50 of each channel in memory
    /// (`mon_log_max_summary`); more does no harm.
    private static final int LOG_LINES = 200;

    /// Monitors in quorum. Clusters have 3 or 5; each is asked by itself.
    private static final int MONITORS_AT_MOST = 15;

    private final CephClusters clusters;
    private final InstantSource clock;

    public CephAuth(CephClusters clusters, InstantSource clock) {
        this.clusters = clusters;
        this.clock = clock;
    }

    /// The answer holds the user's key, which stays in it.
    @Override
    public Reading<CephCaps> caps(CephUser user) {
        var look = Look.at(user, "ceph auth get {}", clock);
        return clusters.command(
                        user.cluster(),
                        Map.of("prefix", "auth get", "entity", user.entity(), "format", "json"))
                .reading(look, AuthAnswers::caps);
    }

    /// Ceph has no command that compares and sets. Two things of its own come close (tried, 16.2):
    /// `auth get-or-create` of an entity that is there refuses where a cap that is named is another
    /// and changes nothing; and each write moves the version of the user database on by one. What
    /// somebody else changes in the milliseconds after the first is seen by the second.
    @Override
    public Outcome change(CephUser user, CephCaps before, CephCaps after) {
        var cluster = user.cluster();
        if (!caps(user).fact().equals(Optional.of(before))) {
            return new Outcome.Refused("its caps are not what they were when this was planned");
        }
        var asserted = write("auth get-or-create", user, before);
        if (!(asserted instanceof Outcome.Done)) {
            return asserted;
        }
        var from = version(cluster);
        var written = write("auth caps", user, after);
        var to = version(cluster);
        if (!(written instanceof Outcome.Done)) {
            return written;
        }
        return new Outcome.Done(
                isNext(from, to)
                        ? ""
                        : "somebody else wrote to the user database in the same moment (version "
                                + said(from)
                                + " to "
                                + said(to)
                                + ")");
    }

    private Outcome write(String prefix, CephUser user, CephCaps caps) {
        var words = new ArrayList<String>();
        caps.caps().forEach((service, cap) -> words.addAll(List.of(service, cap)));
        return clusters.command(
                        user.cluster(),
                        Map.of("prefix", prefix, "entity", user.entity(), "caps", words))
                .outcome();
    }

    /// Only the long report has it.
    private Reading<Long> version(ClusterId cluster) {
        var look = Look.at(cluster, "ceph report", clock);
        return clusters.ask(cluster, "report").reading(look, AuthAnswers::version);
    }

    private static boolean isNext(Reading<Long> from, Reading<Long> to) {
        return from.fact().isPresent() && to.fact().equals(from.fact().map(version -> version + 1));
    }

    private static String said(Reading<Long> version) {
        return version.fact().map(String::valueOf).orElse("not known");
    }

    @Override
    public Reading<CephReleases> releases(ClusterId cluster) {
        var look = Look.at(cluster, "ceph versions", clock);
        return clusters.ask(cluster, "versions").reading(look, AuthAnswers::releases);
    }

    @Override
    public Reading<MonSessions> sessions(ClusterId cluster) {
        var look = Look.at(cluster, "ceph tell mon.* sessions", clock);
        Reading<List<String>> quorum =
                clusters.ask(cluster, "quorum_status").reading(look, AuthAnswers::quorum);
        return look.then(quorum, monitors -> sessions(look, cluster, monitors));
    }

    /// All or nothing: a client that is missing because its monitor did not answer would read as
    /// one that is not connected.
    private Reading<MonSessions> sessions(Look look, ClusterId cluster, List<String> monitors) {
        var all = new ArrayList<MonSessions.Session>();
        var json = Json.print(Map.of("prefix", "sessions", "format", "json"));
        for (var monitor : monitors.stream().limit(MONITORS_AT_MOST).toList()) {
            var heard = clusters.monitors(cluster, rados -> rados.command(monitor, json));
            var some = heard.reading(look, AuthAnswers::sessions);
            if (some instanceof Reading.Unknown<List<MonSessions.Session>>(var why, _, _, _)) {
                return look.unknown(why);
            }
            some.fact().ifPresent(all::addAll);
        }
        return look.seen(new MonSessions(List.copyOf(all)));
    }

    @Override
    public Reading<Denials> denials(ClusterId cluster) {
        var look = Look.at(cluster, "ceph log last " + LOG_LINES + " info audit", clock);
        Map<String, Object> command =
                Map.of(
                        "prefix", "log last",
                        "num", LOG_LINES,
                        "level", "info",
                        "channel", "audit",
                        "format", "json");
        return clusters.command(cluster, command).reading(look, AuthAnswers::denials);
    }
}
