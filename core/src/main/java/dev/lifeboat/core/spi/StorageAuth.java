package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;

/// Who may do what at the storage, as configured and as in effect. Never gives a key.
public interface StorageAuth {
    Reading<CephCaps> caps(CephUser user);

    Reading<MonSessions> sessions(ClusterId cluster);

    Reading<Denials> denials(ClusterId cluster);
}
