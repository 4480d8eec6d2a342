package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.screens.Page;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.ProofsFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was concluded of hosts, and what is concluded now.
final class KeptProofs {
    private final Station station;

    /// Read once: a matrix asks for it for each cell.
    private final Map<HostId, Collection<Proof>> counting = new HashMap<>();

    KeptProofs(Station station) {
        this.station = station;
    }

    /// Whoever asks wants to know now; that it cannot be kept is told beside it.
    void keep(Readiness readiness) {
        counting.remove(readiness.host());
        try {
            station.proofs().add(readiness.host(), readiness.proofs(station.clock().instant()));
        } catch (IOException e) {
            System.err.println("warning: what was found is not kept: " + e.getMessage());
        }
    }

    /// What still counts of what was concluded of a host, above all by drills. Without it a host
    /// could look ready of which a drill has failed: where it cannot be read, nothing is said.
    Collection<Proof> counting(HostId host) {
        return counting.computeIfAbsent(host, this::read);
    }

    private Collection<Proof> read(HostId host) {
        try {
            return ProofsFile.counting(station.proofs().read(host));
        } catch (IOException e) {
            throw new Stop(
                    Exit.FAILED, "What drills have shown cannot be read.\n" + e.getMessage());
        }
    }

    /// What has changed since then; empty where nothing was kept of the host by then.
    Optional<List<Change>> since(Instant time, Readiness readiness) throws IOException {
        var then = ProofsFile.at(time, station.proofs().read(readiness.host()));
        return then.isEmpty() ? Optional.empty() : Optional.of(Change.between(then, readiness));
    }

    /// Why what has changed since then is not told of a host.
    String nothingBy(Instant time, HostId host) throws IOException {
        var all = station.proofs().read(host);
        var first =
                all.isEmpty() ? "" : "; the first is of " + Page.utc(all.getFirst().held().from());
        return "Nothing was kept of "
                + host
                + " by "
                + Page.utc(time)
                + first
                + ".\nnext:  lifeboat ready "
                + host
                + " before a change, and --since after it";
    }
}
