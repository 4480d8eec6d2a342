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

    /// Ceph has no command that compares first; what somebody else changes between the look and the
    /// command is a matter of milliseconds, and is written over.
    @Override
    public Outcome change(CephUser user, CephCaps before, CephCaps after) {
        var now = caps(user);
        if (!now.fact().equals(Optional.of(before))) {
            return new Outcome.Refused("its caps are not what they were when this was planned");
        }
        var words = new ArrayList<String>();
        after.caps().forEach((service, cap) -> words.addAll(List.of(service, cap)));
        return clusters.command(
                        user.cluster(),
                        Map.of("prefix", "auth caps", "entity", user.entity(), "caps", words))
                .outcome();
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
