package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;

/// Power and identity of a host, out of band.
///
/// A BMC that says "done" proves nothing: callers look at `power` afterwards. A dead BMC, a wrong
/// password and "already off" are told apart.
public interface Power {
    Reading<PowerState> power(Host host);

    Reading<BmcIdentity> identity(Host host);

    Reading<EventLog> eventLog(Host host);

    /// Hard off. Already off is [Outcome.Done].
    Outcome off(Host host);

    Outcome on(Host host);
}
