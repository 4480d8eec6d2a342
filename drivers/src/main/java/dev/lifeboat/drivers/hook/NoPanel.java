package dev.lifeboat.drivers.hook;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.CustomerPanel;
import dev.lifeboat.drivers.shell.Look;
import java.time.InstantSource;
import java.util.SortedMap;

/// A site whose customers have no panel: nothing there can act, so it is always frozen.
public final class NoPanel implements CustomerPanel {
    private static final String NONE = "no panel hook is configured";

    private final InstantSource clock;

    public NoPanel(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Reading<Panel> state(Host host) {
        return Look.at(host.id(), "read panel.hook of the site file (none)", clock)
                .seen(new Panel(true));
    }

    @Override
    public Outcome freeze(Host host) {
        return new Outcome.Done(NONE);
    }

    @Override
    public Outcome release(Host host, SortedMap<VmId, HostId> lives) {
        return new Outcome.Done(NONE);
    }
}
