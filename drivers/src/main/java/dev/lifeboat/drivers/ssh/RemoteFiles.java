package dev.lifeboat.drivers.ssh;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.shell.Ended;
import java.nio.file.Path;
import java.time.Duration;

/// Runs scripts on hosts, and fetches what is too long for an answer.
public interface RemoteFiles extends RemoteShell {
    /// Runs a script whose output goes into a file. What takes long opens no circuit but its own.
    Ended fetch(HostId host, String script, Download download);

    /// @param what is fetched, as its circuit is called
    /// @param into made anew
    /// @param longest in bytes
    record Download(String what, Path into, long longest, Duration limit) {}
}
