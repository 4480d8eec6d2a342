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
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/// A site whose customers have no panel: there is nothing to freeze, so each state that a run asks
/// for is there at once.
public final class NoPanel implements CustomerPanel {
    private static final String NONE = "no panel hook is configured";

    private final InstantSource clock;
    private final Set<HostId> frozen = ConcurrentHashMap.newKeySet();

    public NoPanel(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Reading<Panel> state(Host host) {
        return Look.at(host.id(), "read panel.hook of the site file (none)", clock)
                .seen(new Panel(frozen.contains(host.id())));
    }

    @Override
    public Outcome freeze(Host host) {
        frozen.add(host.id());
        return new Outcome.Done(NONE);
    }

    @Override
    public Outcome release(Host host, SortedMap<VmId, HostId> lives) {
        frozen.remove(host.id());
        return new Outcome.Done(NONE);
    }
}
