package dev.lifeboat.drivers.ssh;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.shell.Ended;
import java.time.Duration;

/// Runs shell scripts on hosts.
@FunctionalInterface
public interface RemoteShell {
    Ended run(HostId host, String script, Duration limit);
}
