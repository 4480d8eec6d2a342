package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.fleet.Host;

/// Which hosts must not get guests back until they are readmitted.
public interface ReturnHolds {
    Reading<ReturnHold> state(Host host);

    Outcome hold(Host host);

    Outcome lift(Host host);
}
