package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;

/// Who may do what at the storage, as configured and as in effect. Never gives a key.
public interface StorageAuth {
    Reading<CephCaps> caps(CephUser user);

    Reading<CephReleases> releases(ClusterId cluster);

    Reading<MonSessions> sessions(ClusterId cluster);

    /// Gives a user other caps; running clients keep theirs until they reconnect.
    ///
    /// @param before what they must be at this moment, or nothing is changed
    Outcome change(CephUser user, CephCaps before, CephCaps after);

    Reading<Denials> denials(ClusterId cluster);
}
