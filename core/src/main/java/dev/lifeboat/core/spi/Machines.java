package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Hardware;
import dev.lifeboat.core.evidence.NetworkConfig;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;

/// Chassis, what can boot in them, and what is configured for them.
public interface Machines {
    Reading<Hardware> hardware(Host chassis);

    /// Of the drives of a host, wherever they are.
    Reading<BootImage> bootImage(Host host);

    Reading<NetworkConfig> network(Host host);
}
