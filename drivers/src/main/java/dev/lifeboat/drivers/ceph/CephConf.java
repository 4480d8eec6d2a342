package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.drivers.access.CephAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where a cluster's monitors are, by its configuration file: what tells whose image a disk is.
public final class CephConf {
    /// `mon host`, `mon_host` or a section's `mon addr`: Ceph takes blank and underscore for one.
    private static final Pattern MONITORS =
            Pattern.compile("\\s*(mon[ _-]host|mon[ _-]addr)\\s*=\\s*(.*)");

    /// A name or IP among brackets, protocols, ports and nonces.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:v[12]:)?(?:\\[(?<six>[0-9a-f:.]*:[0-9a-f:.]*)]|(?<plain>[a-z0-9.-]+))"
                            + "(?::[0-9]+)?(?:/[0-9]+)?");

    private CephConf() {}

    /// A cluster whose file cannot be read has no monitors here, and so no disk is taken for its.
    public static SortedMap<ClusterId, SortedSet<String>> monitors(
            SortedMap<ClusterId, CephAccess> clusters) {
        var found = new TreeMap<ClusterId, SortedSet<String>>();
        clusters.forEach((cluster, access) -> {
            try {
                found.put(cluster, monitors(Files.readString(access.conf())));
            } catch (IOException unreadable) {
                found.put(cluster, new TreeSet<>());
            }
        });
        return found;
    }

    static SortedSet<String> monitors(String conf) {
        var hosts = new TreeSet<String>();
        for (var line : conf.lines().toList()) {
            var setting = MONITORS.matcher(line);
            if (setting.matches()) {
                var value = setting.group(2).replaceAll("[#;].*", "");
                for (var part : List.of(value.toLowerCase(Locale.ROOT).split("[\\s,]+", -1))) {
                    add(part, hosts);
                }
            }
        }
        return hosts;
    }

    /// One of `[v2:10.0.0.1:3300`, `v1:10.0.0.1:6789]`, `10.0.0.1`, `mon1.example`,
    /// `[fd00::1]:3300`.
    private static void add(String part, SortedSet<String> hosts) {
        var bare = part.startsWith("[v") ? part.substring(1) : part;
        var found = ADDRESS.matcher(bare);
        if (found.lookingAt()) {
            var six = found.group("six");
            hosts.add(six != null ? six : found.group("plain"));
        }
    }
}
