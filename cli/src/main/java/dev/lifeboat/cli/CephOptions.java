package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.ceph.AuthDump;
import dev.lifeboat.drivers.ceph.CephAuth;
import dev.lifeboat.drivers.ceph.CephClusters;
import dev.lifeboat.drivers.ceph.CephUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A cluster that no site file names.
final class CephOptions {
    private static final ClusterId CLUSTER = new ClusterId("ceph");

    @Option(names = "--ceph", paramLabel = "CONF", description = "ask this cluster")
    private @Nullable Path conf;

    @Option(
            names = "--name",
            paramLabel = "USER",
            defaultValue = "client.admin",
            description = "as this user; default: ${DEFAULT-VALUE}")
    private String user = "client.admin";

    @Option(
            names = "--keyring",
            paramLabel = "FILE",
            description = "with this key; default: ceph.USER.keyring beside CONF, or USER.keyring")
    private @Nullable Path keyring;

    Optional<Live> cluster() {
        return Optional.ofNullable(conf).map(file -> new Live(access(file)));
    }

    private CephAccess access(Path file) {
        if (!Files.isReadable(file)) {
            throw new Stop(Exit.USAGE, file + " is no file that can be read");
        }
        var absolute = file.toAbsolutePath();
        var candidates =
                keyring != null
                        ? List.of(keyring)
                        : List.of(
                                absolute.resolveSibling("ceph." + user + ".keyring"),
                                absolute.resolveSibling(user + ".keyring"));
        return candidates.stream()
                .filter(Files::isReadable)
                .findFirst()
                .map(key -> new CephAccess(absolute, user, key.toAbsolutePath()))
                .orElseThrow(() ->
                        new Stop(
                                Exit.USAGE,
                                "no keyring of "
                                        + user
                                        + ": "
                                        + candidates.getFirst()
                                        + " cannot be read\nnext:  --keyring FILE"));
    }

    /// What the cluster itself says.
    static final class Live {
        private final CephUsers users;
        private final CephAuth auth;

        private Live(CephAccess access) {
            var clock = InstantSource.system();
            var clusters =
                    new CephClusters(
                            new SiteAccess(
                                    Optional.empty(),
                                    new TreeMap<>(Map.of(CLUSTER, access)),
                                    new TreeMap<>(),
                                    new TreeSet<>()));
            this.users = new CephUsers(clusters, clock);
            this.auth = new CephAuth(clusters, clock);
        }

        List<AuthDump.Entity> users() {
            return known(users.all(CLUSTER));
        }

        Optional<Set<String>> pools() {
            return users.pools(CLUSTER).fact().map(TreeSet::new);
        }

        List<MonSessions.Session> sessions() {
            return known(auth.sessions(CLUSTER)).sessions();
        }

        /// The monitors'.
        Reading<CephReleases> releases() {
            return auth.releases(CLUSTER);
        }

        private static <T> T known(Reading<T> reading) {
            return switch (reading) {
                case Reading.Known<T>(var fact, _, _, _) -> fact;
                case Reading.Unknown<T>(var why, var source, _, _) ->
                        throw new Stop(
                                Exit.UNKNOWN,
                                "The cluster did not say: " + why + "  (" + source.command() + ")");
            };
        }
    }
}
