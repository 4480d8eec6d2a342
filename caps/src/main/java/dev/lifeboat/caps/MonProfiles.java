package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the profiles of mon caps stand for (MonCap.cc, `expand_profile_mon`).
final class MonProfiles {
    /// Exactly one client: an address with its nonce. `10.0.0.1:0/0`, which is the whole host,
    /// passes it too (tried on 16.2.15).
    private static final Constraint ONE_CLIENT = Constraint.regex("^[^/]+/[0-9]+$");

    private static final Set<String> BLOCKLISTING = Set.of("rbd", "rbd-mirror");
    private static final Set<String> READING =
            Set.of("fs-client", "cephfs-mirror", "simple-rados-client");
    private static final Set<String> DAEMONS = Set.of("mon", "osd", "mds", "mgr");

    private MonProfiles() {}

    /// Empty: not known here. Ceph accepts any name and says nothing.
    static Optional<List<MonGrant.What>> of(String name, Release release) {
        if (DAEMONS.contains(name)) {
            return Optional.of(daemon(name, release));
        }
        if (BLOCKLISTING.contains(name)) {
            return Optional.of(blocklisting(release));
        }
        // Pacific compares only the first letters: rbdx is rbd (tried). Since when is not known.
        if (name.startsWith("rbd") && release.tried()) {
            return Optional.of(blocklisting(release));
        }
        if (READING.contains(name)) {
            return Optional.of(reading(name.contains("fs") ? "mds" : "pg"));
        }
        return switch (name) {
            case "simple-rados-client-with-blocklist" ->
                    release.saysBlocklist()
                            ? Optional.of(with(reading("pg"), addOne(Spelling.BLOCKLIST)))
                            : Optional.empty();
            case "read-only" -> Optional.of(List.of(new MonGrant.Everywhere(Rights.of("r"))));
            case "read-write" -> Optional.of(List.of(new MonGrant.Everywhere(Rights.of("rw"))));
            case "crash" -> Optional.of(List.of(on("mon", "r")));
            case "role-definer" -> Optional.of(List.of(on("mon", "r"), on("auth", "rwx")));
            case "bootstrap-osd" ->
                    Optional.of(
                            List.of(
                                    on("mon", "r"),
                                    on("osd", "r"),
                                    new MonGrant.Command("mon getmap", Map.of()),
                                    new MonGrant.Command("osd new", Map.of()),
                                    new MonGrant.Command("osd purge-new", Map.of())));
            default -> Optional.empty();
        };
    }

    /// Profiles that let a new daemon ask for its key: nothing of the OSD map or the blocklist.
    static boolean isBootstrap(String name) {
        return Set.of(
                        "bootstrap-mds",
                        "bootstrap-mgr",
                        "bootstrap-rgw",
                        "bootstrap-rbd",
                        "bootstrap-rbd-mirror")
                .contains(name);
    }

    private static List<MonGrant.What> blocklisting(Release release) {
        var grants = new ArrayList<>(reading("pg"));
        grants.add(addOne(Spelling.BLACKLIST));
        if (release.saysBlocklist()) {
            grants.add(addOne(Spelling.BLOCKLIST));
        }
        return grants;
    }

    private static List<MonGrant.What> daemon(String name, Release release) {
        return switch (name) {
            case "mon" -> List.of(on("mon", "rwx"), on("log", "rwx"));
            case "osd" -> List.of(on("osd", "rwx"), on("mon", "r"), on("pg", "rw"), on("log", "w"));
            case "mds" -> mds(release);
            default ->
                    List.of(
                            on("mgr", "rwx"),
                            on("log", "rw"),
                            on("mon", "rw"),
                            on("mds", "rw"),
                            on("fs", "rw"),
                            on("osd", "rw"),
                            on("auth", "rx"),
                            on("config-key", "rw"),
                            on("config", "rw"));
        };
    }

    private static List<MonGrant.What> mds(Release release) {
        var grants = new ArrayList<MonGrant.What>();
        grants.add(on("mds", "rwx"));
        grants.add(on("mon", "r"));
        grants.add(on("osd", "r"));
        grants.add(on("log", "w"));
        grants.add(new MonGrant.Command("osd pool rmsnap", Map.of()));
        grants.add(new MonGrant.Command(Spelling.BLACKLIST.command(), Map.of()));
        if (release.saysBlocklist()) {
            grants.add(new MonGrant.Command(Spelling.BLOCKLIST.command(), Map.of()));
        }
        return grants;
    }

    private static List<MonGrant.What> reading(String more) {
        var grants = new ArrayList<MonGrant.What>();
        grants.add(on("mon", "r"));
        grants.add(on("osd", "r"));
        grants.add(on("pg", "r"));
        if (!more.equals("pg")) {
            grants.add(on(more, "r"));
        }
        return grants;
    }

    private static List<MonGrant.What> with(List<MonGrant.What> grants, MonGrant.What more) {
        var all = new ArrayList<>(grants);
        all.add(more);
        return all;
    }

    private static MonGrant.What addOne(Spelling spelling) {
        return new MonGrant.Command(
                spelling.command(),
                Map.of(spelling.operation(), Constraint.equal("add"), "addr", ONE_CLIENT));
    }

    private static MonGrant.What on(String service, String rights) {
        return new MonGrant.OnService(service, Rights.of(rights));
    }
}
