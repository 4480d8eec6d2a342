package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the profiles of mon caps stand for (MonCap.cc, `expand_profile_mon`).
final class MonProfiles {
    /// Exactly one client: an address with its nonce. `10.0.0.1:0/0`, which is the whole host,
    /// passes it too (tried on 16.2.15).
    private static final Constraint ONE_CLIENT = Constraint.regex("^[^/]+/[0-9]+$");

    /// OSD caps that `bootstrap-rbd` may give away: rbd profiles and no others.
    private static final Constraint RBD_ONLY =
            Constraint.regex(
                    "^([ ,]*profile(=|[ ]+)['\"]?rbd[^ ,'\"]*['\"]?"
                            + "([ ]+pool(=|[ ]+)['\"]?[^,'\"]+['\"]?)?)+$");

    private static final Set<String> DAEMONS = Set.of("mon", "osd", "mds", "mgr");

    private final Release release;
    private final List<MonGrant.What> sure = new ArrayList<>();
    private final List<MonGrant.What> perhaps = new ArrayList<>();

    private MonProfiles(Release release) {
        this.release = release;
    }

    /// @param sure what it gives
    /// @param perhaps what it may give besides; no source was found that says
    record Given(List<MonGrant.What> sure, List<MonGrant.What> perhaps) {
        boolean isNothing() {
            return sure.isEmpty() && perhaps.isEmpty();
        }
    }

    /// Nothing: Ceph takes any name and says nothing.
    static Given of(String name, Release release) {
        var profile = new MonProfiles(release);
        profile.fill(name);
        return new Given(List.copyOf(profile.sure), List.copyOf(profile.perhaps));
    }

    private void fill(String name) {
        switch (name) {
            case "read-only" -> sure.add(new MonGrant.Everywhere(Rights.of("r")));
            case "read-write" -> sure.add(new MonGrant.Everywhere(Rights.of("rw")));
            case "mon" -> services("mon rwx", "log rwx");
            case "osd" -> osd();
            case "mds" -> mds();
            case "mgr" -> mgr();
            case "fs-client" -> services("mon r", "mds r", "osd r", "pg r");
            case "simple-rados-client" -> services("mon r", "osd r", "pg r");
            case "role-definer" -> services("mon r", "auth rwx");
            case "crash" ->
                    when(Difference.PROFILE_CRASH, new MonGrant.OnService("mon", Rights.of("r")));
            case "cephfs-mirror" -> cephfsMirror();
            case "simple-rados-client-with-blocklist" -> withBlocklist();
            default -> {
                bootstrap(name);
                rbd(name);
            }
        }
        if (DAEMONS.contains(name)) {
            for (var command : List.of("get", "put", "set", "exists", "delete")) {
                add("config-key " + command, "key", Constraint.own("daemon-private/"));
            }
        }
    }

    private void osd() {
        services("osd rwx", "mon r", "pg rw", "log w");
        when(
                Difference.PROFILE_OSD_SETS_CONFIG,
                command(
                        "config set",
                        "name",
                        Constraint.regex("osd_mclock_max_capacity_iops_(hdd|ssd)")));
        when(
                Difference.PROFILE_OSD_REMOVES_CONFIG,
                command(
                        "config rm",
                        "name",
                        Constraint.regex(
                                "^(osd_max_backfills|osd_recovery_max_active(.*)|"
                                        + "osd_mclock_scheduler_(.*))")));
    }

    private void mds() {
        services("mds rwx", "mon r", "osd r", "log w");
        sure.add(new MonGrant.Command("osd pool rmsnap", Map.of()));
        sure.add(new MonGrant.Command(Spelling.BLACKLIST.command(), Map.of()));
        when(Difference.BLOCKLIST, new MonGrant.Command(Spelling.BLOCKLIST.command(), Map.of()));
    }

    private void mgr() {
        services(
                "mgr rwx",
                "log rw",
                "mon rw",
                "mds rw",
                "osd rw",
                "auth rx",
                "config-key rw",
                "config rw");
        when(Difference.PROFILE_MGR_FS, new MonGrant.OnService("fs", Rights.of("rw")));
        when(Difference.PROFILE_MGR_ADDS_KEYS, new MonGrant.OnService("auth", Rights.of("rwx")));
        for (var command : List.of("auth get-or-create", "auth caps", "auth rm", "smart")) {
            when(Difference.PROFILE_MGR_COMMANDS, new MonGrant.Command(command, Map.of()));
        }
    }

    private void cephfsMirror() {
        if (Difference.PROFILE_CEPHFS_MIRROR.perhaps(release)) {
            services("mon r", "mds r", "osd r", "pg r");
            add("config-key get", "key", Constraint.prefix("cephfs/mirror/peer/"));
        }
    }

    private void withBlocklist() {
        if (Difference.PROFILE_WITH_BLOCKLIST.perhaps(release)) {
            services("mon r", "osd r", "pg r");
            sure.add(addOne(Spelling.BLOCKLIST));
        }
    }

    /// Each lets a new daemon ask for its key, and for no other key than one of its kind.
    private void bootstrap(String name) {
        switch (name) {
            case "bootstrap-osd" -> {
                services("mon r", "osd r");
                for (var command : List.of("mon getmap", "osd new", "osd purge-new")) {
                    sure.add(new MonGrant.Command(command, Map.of()));
                }
            }
            case "bootstrap-mds" ->
                    bootstrapDaemon(
                            Map.of(
                                    "entity", Constraint.prefix("mds."),
                                    "caps_mon", Constraint.equal("allow profile mds"),
                                    "caps_osd", Constraint.equal("allow rwx"),
                                    "caps_mds", Constraint.equal("allow")));
            case "bootstrap-mgr" ->
                    bootstrapDaemon(
                            Map.of(
                                    "entity", Constraint.prefix("mgr."),
                                    "caps_mon", Constraint.equal("allow profile mgr")));
            case "bootstrap-rgw" ->
                    bootstrapDaemon(
                            Map.of(
                                    "entity", Constraint.prefix("client.rgw."),
                                    "caps_mon", Constraint.equal("allow rw"),
                                    "caps_osd", Constraint.equal("allow rwx")));
            case "bootstrap-rbd" -> bootstrapRbd("profile rbd");
            case "bootstrap-rbd-mirror" -> {
                if (Difference.PROFILE_RBD_MIRROR.perhaps(release)) {
                    bootstrapRbd("profile rbd-mirror");
                }
            }
            default -> {}
        }
    }

    private void bootstrapDaemon(Map<String, Constraint> arguments) {
        services("mon r", "osd r");
        sure.add(new MonGrant.Command("mon getmap", Map.of()));
        sure.add(new MonGrant.Command("auth get-or-create", arguments));
    }

    private void bootstrapRbd(String mon) {
        services("mon r");
        sure.add(
                new MonGrant.Command(
                        "auth get-or-create",
                        Map.of(
                                "entity", Constraint.prefix("client."),
                                "caps_mon", Constraint.equal(mon),
                                "caps_osd", RBD_ONLY)));
    }

    /// `rbd`; since 14 whatever begins with it, so that `rbdx` is rbd and not nothing.
    private void rbd(String name) {
        var any = name.startsWith("rbd") && Difference.PROFILE_RBD_ANY.perhaps(release);
        if (!any && !name.equals("rbd")) {
            return;
        }
        services("mon r", "osd r", "pg r");
        sure.add(addOne(Spelling.BLACKLIST));
        when(Difference.BLOCKLIST, addOne(Spelling.BLOCKLIST));
        if (name.equals("rbd-mirror")) {
            add("config-key get", "key", Constraint.prefix("rbd/mirror/"));
        } else if (name.equals("rbd-mirror-peer")) {
            add("config-key get", "key", Constraint.regex("rbd/mirror/[^/]+"));
            add("config-key set", "key", Constraint.prefix("rbd/mirror/peer/"));
        }
    }

    private static MonGrant.What addOne(Spelling spelling) {
        return new MonGrant.Command(
                spelling.command(),
                Map.of(spelling.operation(), Constraint.equal("add"), "addr", ONE_CLIENT));
    }

    private static MonGrant.What command(String command, String argument, Constraint constraint) {
        return new MonGrant.Command(command, Map.of(argument, constraint));
    }

    private void add(String command, String argument, Constraint constraint) {
        sure.add(command(command, argument, constraint));
    }

    /// `mon r`
    private void services(String... services) {
        for (var each : services) {
            var space = each.indexOf(' ');
            var rights = Rights.of(each.substring(space + 1));
            sure.add(new MonGrant.OnService(each.substring(0, space), rights));
        }
    }

    private void when(Difference difference, MonGrant.What what) {
        switch (difference.in(release)) {
            case YES -> sure.add(what);
            case UNKNOWN -> perhaps.add(what);
            case NO -> {}
        }
    }
}
