package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.NetworkConfig;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;

/// Chassis, and what is configured for them.
public interface Machines {
    Reading<Hardware> hardware(Host chassis);

    Reading<NetworkConfig> network(Host host);
}
