package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.HostAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/// A folder with a site file and everything that it names.
record SiteFolder(Path folder, Surroundings around) {
    /// Never to be seen in any message.
    static final String CANARY = "s3cret-canary";

    /// The smallest file without warnings.
    static final String SMALLEST =
            """
            site: lab
            ceph: {main: {conf: ceph.conf, keyring: keyring}}
            hosts:
              kct09:
                address: 10.91.0.11
                ssh: {key: key, known-hosts: known_hosts}
                capacity: {memory: 4 GiB, vcpus: 4}
            """;

    static SiteFolder in(Path folder) {
        var site = new SiteFolder(folder, new Surroundings(Map.of(), true, folder));
        for (var name : new String[] {"ceph.conf", "keyring", "key", "known_hosts"}) {
            site.put(name, "x", "rw-------");
        }
        return site.put("password", CANARY + "\n", "rw-------");
    }

    SiteFolder with(Map<String, String> env, boolean root) {
        return new SiteFolder(folder, new Surroundings(env, root, folder));
    }

    SiteFolder put(String name, String text, String permissions) {
        try {
            var file = folder.resolve(name);
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    SiteFile read(String text) {
        put("lifeboat.yaml", text, "rw-r--r--");
        return new SiteReader(path("lifeboat.yaml"), around).read();
    }

    Site good(String text) {
        return switch (read(text)) {
            case SiteFile.Good(var site) -> site;
            case SiteFile.Bad(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    /// The lines that a person would see, without the folder.
    String bad(String text) {
        return switch (read(text)) {
            case SiteFile.Good _ -> throw new AssertionError("this was accepted:\n" + text);
            case SiteFile.Bad(var problems) -> lines(problems);
        };
    }

    static Host host(Site site) {
        return site.fleet().host(new HostId("kct09"));
    }

    static HostAccess access(Site site) {
        return Objects.requireNonNull(site.access().hosts().get(new HostId("kct09")));
    }

    String warnings(String text) {
        return lines(good(text).warnings());
    }

    private String lines(Iterable<Problem> problems) {
        var lines = new StringBuilder();
        problems.forEach(
                problem -> lines.append(problem.toString().replace(folder + "/", "")).append('\n'));
        return lines.toString();
    }
}
