package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// All users of a cluster, and the pools that their caps can be about.
public final class CephUsers {
    private final CephClusters clusters;
    private final InstantSource clock;

    public CephUsers(CephClusters clusters, InstantSource clock) {
        this.clusters = clusters;
        this.clock = clock;
    }

    /// The answer holds everybody's key, which stays in it.
    public Reading<List<AuthDump.Entity>> all(ClusterId cluster) {
        var look = Look.at(cluster, "ceph auth ls", clock);
        return clusters.ask(cluster, "auth ls").reading(look, CephUsers::entities);
    }

    private static List<AuthDump.Entity> entities(String text) throws Unreadable {
        var entities = new ArrayList<AuthDump.Entity>();
        try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            AuthDump.read(in, entities::add);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading memory", impossible);
        }
        return entities;
    }

    public Reading<SortedSet<String>> pools(ClusterId cluster) {
        var look = Look.at(cluster, "ceph osd dump", clock);
        return clusters.ask(cluster, "osd dump").reading(look, CephUsers::pools);
    }

    private static SortedSet<String> pools(String text) throws Unreadable {
        var pools = new TreeSet<String>();
        for (var pool : Json.list(Json.one(text), "pools")) {
            pools.add(Json.text(pool, "pool_name"));
        }
        return pools;
    }
}
