package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.VmId;

/// What guests print on their serial consoles.
public interface Console {
    /// What it said since it was last started on this host.
    Reading<ConsoleTail> tail(Host host, VmId vm);
}
