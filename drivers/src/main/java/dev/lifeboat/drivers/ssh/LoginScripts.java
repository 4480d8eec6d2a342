package dev.lifeboat.drivers.ssh;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.HostAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/// A small program for each host that libvirt runs in place of `ssh`.
///
/// libvirt's `known_hosts=` is ignored by its ssh transport ("Host key verification failed",
/// libvirt 9.0), and it cannot share a connection; `?command=` is the one way to give it options.
public final class LoginScripts {
    private final Path folder;
    private final Ssh ssh;
    private final ConcurrentMap<HostId, Path> written = new ConcurrentHashMap<>();

    /// @param folder ours alone, mode 0700
    public LoginScripts(Path folder, Ssh ssh) {
        this.folder = folder;
        this.ssh = ssh;
    }

    public Path of(HostId host, HostAccess access) throws IOException {
        var known = written.get(host);
        if (known != null && Files.isExecutable(known)) {
            return known;
        }
        var script =
                ssh.options(access.ssh()).stream()
                        .map(Ssh::quoted)
                        .collect(Collectors.joining(" "));
        var path = folder.resolve("ssh-" + host);
        var only = PosixFilePermissions.fromString("rwx------");
        var fresh =
                Files.createTempFile(
                        folder, "ssh-", "", PosixFilePermissions.asFileAttribute(only));
        Files.writeString(fresh, "#!/bin/sh\nexec " + script + " \"$@\"\n");
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        written.put(host, path);
        return path;
    }
}
