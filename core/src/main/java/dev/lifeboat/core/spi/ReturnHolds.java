package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.fleet.Host;

/// Which hosts must not get guests back until they are readmitted.
public interface ReturnHolds {
    Reading<ReturnHold> hold(Host host);

    Outcome place(Host host);

    Outcome lift(Host host);
}
