package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Caps that Ceph takes, made by a seed: everything that the grammars know, about [Ground].
public final class SeededCaps {
    static final List<String> NETWORKS =
            words(
                    "10.91.0.0/16 10.0.0.0/8 10.91.0.9/32 127.0.0.0/8 0.0.0.0/0"
                            + " 192.168.0.0/16 ::/0 fd00::/8 nonsense 10.91.0.9 10.91.0.0/ 128.0.0.0/1");

    static final List<String> PROFILES =
            words(
                    "rbd rbd rbd rbd-read-only rbd-mirror rbd-mirror-peer rbdx read-only"
                            + " read-write osd mds mgr mon fs-client cephfs-mirror simple-rados-client"
                            + " simple-rados-client-with-blocklist crash role-definer bootstrap-osd"
                            + " bootstrap-mds bootstrap-mgr bootstrap-rgw bootstrap-rbd"
                            + " bootstrap-rbd-mirror nosuch");

    private static final List<String> EXPRESSIONS =
            List.of("^[^/]+/[0-9]+$", ".*", "192.0.2.[78]:0/7", "(add|rm)", "r?", "[a-z]{2,3}");

    private final Random random;

    public SeededCaps(Random random) {
        this.random = random;
    }

    private static List<String> words(String all) {
        return List.of(all.split(" ", -1));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String joined(Supplier<String> part) {
        var text = new StringBuilder(part.get());
        while (chance(45)) {
            text.append(one(List.of(", ", ",", ";", " , ", "; "))).append(part.get());
        }
        return text.toString();
    }

    /// As it is, or in either kind of quotes.
    private String word(String plain) {
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + plain + "\"";
            case 1 -> "'" + plain + "'";
            default -> plain.matches("[A-Za-z0-9_./-]+") ? plain : "\"" + plain + "\"";
        };
    }

    private String equal() {
        return one(List.of("=", " ", "  ", "="));
    }

    private String network() {
        return chance(12)
                ? " network " + one(NETWORKS.stream().filter(this::isTaken).toList())
                : "";
    }

    private boolean isTaken(String network) {
        return network.matches("[0-9a-fA-F:./]+");
    }

    private String rights() {
        return one(List.of("r", "r", "rw", "rwx", "w", "x", "rx", "wx", "*", "all"));
    }

    public String mon() {
        return joined(this::monPart);
    }

    private String monPart() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                    "allow " + one(List.of("r", "r", "r", rights())) + network() + fileSystem();
            case 3, 4, 5 ->
                    (chance(30) ? "allow " : "")
                            + "profile"
                            + equal()
                            + word(one(PROFILES))
                            + network();
            case 6, 7 ->
                    "allow service"
                            + equal()
                            + word(
                                    one(
                                            List.of(
                                                    "osd",
                                                    "mon",
                                                    "auth",
                                                    "config-key",
                                                    "mds",
                                                    "pg",
                                                    "log",
                                                    "fs",
                                                    "nosuch")))
                            + " "
                            + rights()
                            + network();
            default -> "allow command" + equal() + command() + network();
        };
    }

    private String fileSystem() {
        return chance(5) ? " fsname" + equal() + "fsa" : "";
    }

    private String command() {
        var commands = new ArrayList<>(SeededRequests.COMMANDS.keySet().stream().sorted().toList());
        commands.addAll(
                List.of(
                        "osd blocklist",
                        "osd blacklist",
                        "osd blocklist",
                        "osd blacklist",
                        "nosuch"));
        var command = new StringBuilder(word(one(commands)));
        if (chance(60)) {
            command.append(" with");
            var pairs = 1 + random.nextInt(3);
            for (var i = 0; i < pairs; i++) {
                command.append(' ').append(pair());
            }
        }
        return command.toString();
    }

    private String pair() {
        var key =
                word(
                        one(
                                List.of(
                                        "blocklistop",
                                        "blacklistop",
                                        "addr",
                                        "key",
                                        "pool",
                                        "entity",
                                        "expire")));
        var value = one(SeededRequests.VALUES);
        return switch (random.nextInt(4)) {
            case 0, 1 -> key + "=" + word(value);
            case 2 ->
                    key + " prefix " + word(value.substring(0, 1 + random.nextInt(value.length())));
            default -> key + " regex \"" + one(EXPRESSIONS) + "\"";
        };
    }

    public String osd() {
        return joined(this::osdPart);
    }

    private String osdPart() {
        if (chance(25)) {
            var name =
                    word(
                            one(
                                    List.of(
                                            "rbd",
                                            "rbd",
                                            "rbd-read-only",
                                            "read-only",
                                            "read-write",
                                            "rbdx",
                                            "rbd-mirror")));
            return "profile" + equal() + name + pool(70) + namespace(30) + network();
        }
        var spec = " " + spec();
        var match = match();
        // After "class NAME" the next word would be taken for a method.
        var first = spec.matches(" class [^ ]+") || chance(25);
        return "allow"
                + (first ? match + spec : spec + match)
                + (spec.matches(" class [^ ]+") ? "" : network());
    }

    private String spec() {
        return switch (random.nextInt(12)) {
            case 0 -> "*";
            case 1 -> one(List.of("class-read", "class-write", "class-read class-write"));
            case 2 ->
                    one(List.of("r", "w", "rw")) + one(List.of(" class-read", " class-write", ""));
            case 3, 4 -> {
                var call = one(Ground.CALLS);
                yield "class " + word(call.name()) + (chance(60) ? " " + word(call.method()) : "");
            }
            default -> one(List.of("r", "w", "x", "rw", "rx", "wx", "rwx", "rwx", "rwx"));
        };
    }

    private String match() {
        if (chance(20)) {
            return namespace(30) + tag();
        }
        return pool(60) + namespace(35) + (chance(25) ? " object_prefix " + word(prefix()) : "");
    }

    private String prefix() {
        var object = one(Ground.OBJECTS);
        return object.substring(0, 1 + random.nextInt(object.length()));
    }

    private String pool(int percent) {
        return chance(percent) ? " pool" + equal() + word(one(Ground.POOL_NAMES)) : "";
    }

    private String namespace(int percent) {
        if (!chance(percent)) {
            return "";
        }
        var name = one(Ground.NAMESPACES);
        var glob = chance(30) ? "*" : "";
        return " namespace"
                + equal()
                + (name.isEmpty() ? one(List.of("\"\"", "''")) : word(name))
                + glob;
    }

    private String tag() {
        return " tag "
                + word(one(List.of("rbd", "cephfs", "nosuch")))
                + " "
                + one(
                        List.of(
                                "*=*",
                                "k1=v1",
                                "*=v1",
                                "k1=*",
                                "data=fsa",
                                "all=all",
                                "k2 = v1",
                                "data = *"));
    }

    public String mgr() {
        return joined(() ->
                switch (random.nextInt(5)) {
                    case 0 -> "allow " + rights() + network();
                    case 1 ->
                            "profile"
                                    + equal()
                                    + one(
                                            List.of(
                                                    "rbd",
                                                    "rbd-read-only",
                                                    "osd",
                                                    "mds",
                                                    "crash",
                                                    "read-only"));
                    case 2 ->
                            "profile rbd pool"
                                    + one(List.of("=", " = ", " ="))
                                    + word("cap-rbd")
                                    + network();
                    case 3 -> "allow service" + equal() + "mgr " + rights();
                    default ->
                            "allow module"
                                    + equal()
                                    + "rbd_support with pool=cap-rbd namespace prefix n "
                                    + rights();
                });
    }

    public String mds() {
        return joined(() ->
                "allow "
                        + one(List.of("r", "rw", "rwp", "rws", "rwps", "rwf", "*", "all"))
                        + one(
                                List.of(
                                        "",
                                        " path=/a",
                                        " path=\"/a b\"",
                                        " fsname=fsa",
                                        " fsname=fsa path=/a",
                                        " uid=1",
                                        " uid=1 gids=1,2",
                                        " path=/a uid=7",
                                        " root_squash"))
                        + network());
    }
}
