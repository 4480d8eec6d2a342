package dev.lifeboat.drivers.hook;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.spi.Switches;
import dev.lifeboat.drivers.shell.Look;
import java.time.InstantSource;

/// A site whose switches cannot be asked: an uplink is never known.
public final class NoSwitches implements Switches {
    private final InstantSource clock;

    public NoSwitches(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Reading<Uplink> uplink(Host host) {
        return Look.at(host.id(), "look at the switch port of {}", clock)
                .unknown(Why.notStarted("no switch is configured"));
    }
}
