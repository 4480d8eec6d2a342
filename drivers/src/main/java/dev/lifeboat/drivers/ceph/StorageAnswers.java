package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What the monitors answer about storage, read strictly.
final class StorageAnswers {
    static final ImageInfo NO_IMAGE =
            new ImageInfo(false, new TreeSet<>(), Instant.EPOCH, MebiBytes.NONE);

    private StorageAnswers() {}

    /// Two arrays one after the other: addresses, and since 16.2 ranges of them. A range refuses
    /// more than a host; it is marked as one and so never counts as a host's fence.
    static Blocklist blocklist(String text) throws Unreadable {
        var entries = new TreeMap<String, Instant>();
        for (var list : Json.all(text)) {
            for (var entry : Json.elements(list)) {
                var until = CephTime.read(Json.text(entry, "until"));
                if (entry.has("range")) {
                    entries.put(Blocklist.RANGE + Json.text(entry, "range"), until);
                } else {
                    entries.put(Json.text(entry, "addr"), until);
                }
            }
        }
        return new Blocklist(entries);
    }

    /// From `rbd lock ls`; an image that nobody holds gives an empty array.
    static LockOwners owners(String text) throws Unreadable {
        var owners = new TreeSet<LockOwner>();
        for (var owner : Json.elements(Json.one(text))) {
            owners.add(
                    new LockOwner(
                            Json.text(owner, "locker"),
                            Json.text(owner, "id"),
                            Json.text(owner, "address")));
        }
        return new LockOwners(owners);
    }

    /// From `rbd info`.
    static ImageInfo info(String text) throws Unreadable {
        var image = Json.one(text);
        var features = new TreeSet<String>();
        for (var feature : Json.list(image, "features")) {
            features.add(feature.asString());
        }
        return new ImageInfo(
                true,
                features,
                CephTime.local(Json.text(image, "create_timestamp")),
                new MebiBytes(Json.number(image, "size") >> 20));
    }

    /// From `rbd status`.
    static Watchers watchers(String text) throws Unreadable {
        var addresses = new TreeSet<String>();
        for (var watcher : Json.elements(Json.member(Json.one(text), "watchers"))) {
            addresses.add(Json.text(watcher, "address"));
        }
        return new Watchers(addresses);
    }

    /// From `status`, over all pools. Where the manager is down its counts of placement groups are
    /// old: the check `MGR_DOWN` is then among the checks.
    static CephHealth health(String text) throws Unreadable {
        var status = Json.one(text);
        var groups = Json.member(status, "pgmap");
        var count = new GroupCount();
        for (var state : Json.list(groups, "pgs_by_state")) {
            count.add(Json.text(state, "state_name"), Json.number(state, "count"));
        }
        var checks =
                new TreeSet<>(Json.member(Json.member(status, "health"), "checks").propertyNames());
        return count.health(Json.number(groups, "num_pgs"), List.copyOf(checks));
    }

    /// The same without the pools that are another application's: a guest's disk is in none of
    /// them.
    ///
    /// @param osds `osd dump`
    /// @param groups `pg dump pgs_brief`
    static CephHealth health(CephHealth all, String osds, String groups) throws Unreadable {
        var foreign = new TreeSet<String>();
        for (var pool : Json.list(Json.one(osds), "pools")) {
            var applications = Json.member(pool, "application_metadata").propertyNames();
            if (!applications.isEmpty() && !applications.contains("rbd")) {
                foreign.add(Long.toString(Json.number(pool, "pool")));
            }
        }
        var count = new GroupCount();
        var number = 0;
        for (var group : Json.list(Json.one(groups), "pg_stats")) {
            var id = Json.text(group, "pgid");
            if (!foreign.contains(id.substring(0, Math.max(0, id.indexOf('.'))))) {
                number++;
                count.add(Json.text(group, "state"), 1);
            }
        }
        return count.health(number, all.checks());
    }

    /// Placement groups by what they do, such as `active+clean+laggy`.
    private static final class GroupCount {
        private long active;
        private long laggy;

        void add(String state, long count) {
            var words = List.of(state.split("\\+", -1));
            active += words.contains("active") ? count : 0;
            laggy += words.contains("laggy") || words.contains("wait") ? count : 0;
        }

        CephHealth health(long groups, List<String> checks) {
            return new CephHealth(
                    Math.toIntExact(groups),
                    Math.toIntExact(active),
                    Math.toIntExact(laggy),
                    checks);
        }
    }

    /// @param monitors `mon dump`
    /// @param osds `osd dump`
    /// @param managers `mgr dump`
    /// @param filesystems `fs dump`
    static ClusterAddresses addresses(
            String monitors, String osds, String managers, String filesystems) throws Unreadable {
        var found = new TreeMap<String, SortedSet<String>>();
        for (var monitor : Json.list(Json.one(monitors), "mons")) {
            add(found, "mon." + Json.text(monitor, "name"), monitor, "public_addrs");
        }
        for (var osd : Json.list(Json.one(osds), "osds")) {
            var name = "osd." + Json.number(osd, "osd");
            add(found, name, osd, "public_addrs");
            add(found, name, osd, "cluster_addrs");
        }
        var manager = Json.one(managers);
        add(found, "mgr." + Json.text(manager, "active_name"), manager, "active_addrs");
        var maps = Json.one(filesystems);
        for (var standby : Json.list(maps, "standbys")) {
            add(found, "mds." + Json.text(standby, "name"), standby, "addrs");
        }
        for (var filesystem : Json.list(maps, "filesystems")) {
            for (var mds : Json.member(Json.member(filesystem, "mdsmap"), "info")) {
                add(found, "mds." + Json.text(mds, "name"), mds, "addrs");
            }
        }
        return new ClusterAddresses(found);
    }

    /// A daemon that is not up has no address: `(unrecognized address family 0)/0` or `-`.
    private static void add(
            SortedMap<String, SortedSet<String>> found, String name, JsonNode of, String member)
            throws Unreadable {
        for (var address : Json.list(Json.member(of, member), "addrvec")) {
            var ip = Addresses.ip(Json.text(address, "addr"));
            if (ip.matches("[0-9a-fA-F.:]*[0-9a-fA-F][0-9a-fA-F.:]*")) {
                found.computeIfAbsent(ip, _ -> new TreeSet<>()).add(name);
            }
        }
    }
}
