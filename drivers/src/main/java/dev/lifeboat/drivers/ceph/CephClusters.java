package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The site's clusters, each with its connection and threads. Nothing is connected until asked.
public final class CephClusters {
    private final SortedMap<ClusterId, Cluster> clusters = new TreeMap<>();

    public CephClusters(SiteAccess site) {
        site.clusters()
                .forEach((id, access) ->
                        clusters.put(id, new Cluster(id, access, site.networkNamespace())));
    }

    /// Does something with monitors.
    <T> Heard<T> monitors(ClusterId id, Function<Rados, Heard<T>> what) {
        return call(id, Cluster.Part.MONITORS, what);
    }

    /// Does something with OSDs.
    <T> Heard<T> storage(ClusterId id, Function<Rados, Heard<T>> what) {
        return call(id, Cluster.Part.STORAGE, what);
    }

    private <T> Heard<T> call(ClusterId id, Cluster.Part part, Function<Rados, Heard<T>> what) {
        var cluster = clusters.get(id);
        return cluster == null
                ? new Heard.NotAsked<>("the site does not say how to reach cluster " + id)
                : cluster.call(part, what);
    }

    /// Commands the monitors.
    Heard<String> command(ClusterId id, Map<String, Object> command) {
        var json = Json.print(command);
        return monitors(id, rados -> rados.command(json));
    }

    /// Asks the monitors; the answer is JSON.
    Heard<String> ask(ClusterId id, String prefix) {
        return command(id, Map.of("prefix", prefix, "format", "json"));
    }

    Optional<CephAccess> access(ClusterId id) {
        return Optional.ofNullable(clusters.get(id)).map(Cluster::access);
    }
}
