package dev.lifeboat.cli;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.TreeMap;

/// What is seen just now of a Ceph user, and of the cluster that knows it.
record CapsLook(CephUser user, Fleet fleet, Snapshot now) {
    static CapsLook at(Station station, String entity) throws IOException {
        var known = station.remembered();
        var fleet = station.fleet(known);
        var eyes = new Eyes(fleet, station.ports());
        var seen = new TreeMap<Key<?, ?>, Reading<?>>();
        CephUser found = null;
        for (var cluster : fleet.clusters()) {
            var user = new CephUser(cluster, entity);
            var caps = eyes.look(CephCaps.of(user));
            seen.put(CephCaps.of(user), caps);
            seen.put(MonSessions.of(cluster), eyes.look(MonSessions.of(cluster)));
            seen.put(CephReleases.of(cluster), eyes.look(CephReleases.of(cluster)));
            found = found == null || caps.isKnown() ? user : found;
        }
        if (found == null) {
            throw new Stop(Exit.USAGE, "The site file names no Ceph cluster.");
        }
        return new CapsLook(found, fleet, known.with(seen));
    }

    Reading<CephCaps> caps() {
        return now.read(CephCaps.of(user));
    }

    Reading<CephReleases> releases() {
        return now.read(CephReleases.of(user.cluster()));
    }
}
