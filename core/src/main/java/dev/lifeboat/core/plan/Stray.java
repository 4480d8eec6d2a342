package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Vm;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;

/// A guest that has to be brought back.
///
/// @param wasOn the dead hosts where an instance of it may still be: where it ran, where an earlier
///   plan had begun to start it, and where it ran before a host that is still held was evacuated
/// @param begunOn the living hosts where an earlier plan had begun to start it
/// @param runsOn where somebody has already started it, if they did
record Stray(
        Vm vm,
        SortedSet<HostId> wasOn,
        SortedSet<HostId> begunOn,
        Definition definition,
        Optional<HostId> runsOn) {
    static final Comparator<Stray> ORDER =
            Comparator.<Stray>comparingInt(stray -> stray.vm().priority())
                    .thenComparing(stray -> stray.vm().name());
}
