package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.fleet.Host;

/// The network ports that a host's guests speak through.
public interface Switches {
    Reading<Uplink> uplink(Host host);
}
