package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.VmId;

/// What guests and their hosts print on their serial consoles.
public interface Console {
    /// What a guest said since it was last started on this host.
    Reading<ConsoleTail> tail(Host host, VmId vm);

    /// What the host itself said, by a log that is not kept on it; it may be dead.
    Reading<HostConsole> ofHost(Host host);
}
