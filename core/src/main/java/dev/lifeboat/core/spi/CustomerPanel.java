package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.util.SortedMap;

/// The provider's control panel, where a customer's Boot button would fight a recovery.
public interface CustomerPanel {
    Reading<Panel> state(Host host);

    Outcome freeze(Host host);

    /// @param lives where each guest now is
    Outcome release(Host host, SortedMap<VmId, HostId> lives);
}
