package dev.lifeboat.server;

import dev.lifeboat.core.control.Lane;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.FleetReadiness;
import dev.lifeboat.core.readiness.Level;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.store.ProofsFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is concluded of the readiness of all hosts while `serve` looks, kept as it changes.
public final class ReadinessBook {
    /// What counts of what was concluded before, as it stood in a file that looked like that.
    private record Before(String stamp, Collection<Proof> counting) {}

    private final Station station;
    private final Instant begun;
    private final Map<HostId, Before> before = new HashMap<>();

    /// What was written of each host last, in four bytes: its proofs are in the file.
    private final Map<HostId, Integer> written = new HashMap<>();

    private Optional<Fleet> fleet = Optional.empty();
    private Optional<FleetReadiness> concluded = Optional.empty();
    private Optional<FleetReadiness> kept = Optional.empty();

    /// @param begun what was seen before then proves nothing of now
    public ReadinessBook(Station station, Instant begun) {
        this.station = station;
        this.begun = begun;
    }

    /// Concludes anew where something has changed.
    ///
    /// @param changed since the last time
    /// @return what is to be looked at for the next time
    public SortedSet<Key<?, ?>> conclude(Readings known, Map<Key<?, ?>, Reading<?>> changed) {
        var now = station.fleet(known);
        concluded =
                Optional.of(
                        concluded
                                .filter(_ -> fleet.filter(now::equals).isPresent())
                                .map(was -> was.after(changed))
                                .orElseGet(() -> FleetReadiness.of(now, known, station.brakes())));
        fleet = Optional.of(now);
        return asks(concluded.get(), known);
    }

    /// Of hosts that are silent nothing but whether they still are.
    private SortedSet<Key<?, ?>> asks(FleetReadiness now, Readings known) {
        var silent = station.silent(known);
        var keys = now.asks();
        before.values().forEach(each -> keys.addAll(station.grounds(each.counting(), known)));
        keys.addAll(new Survey(station.fleet(known), silent).everything(known));
        var resting = silent.stream().map(Lane::host).collect(Collectors.toSet());
        keys.removeIf(key -> resting.contains(Lane.of(key)));
        return keys;
    }

    /// Whether all of this was looked at since we began.
    public boolean isComplete(SortedSet<Key<?, ?>> keys, Readings known) {
        return keys.stream().noneMatch(key -> known.read(key).asked().isBefore(begun));
    }

    /// Each host in one word, with all that drills have shown; what was found anew is kept.
    ///
    /// @param at when it is concluded
    /// @throws IOException when what drills have shown cannot be read, or nothing can be kept
    public SortedMap<HostId, Readiness.Word> keep(Instant at) throws IOException {
        var now = concluded.orElseThrow();
        var words = now.words(at);
        var anew = kept.map(now::foundSince).orElseGet(() -> new TreeSet<>(words.keySet()));
        for (var each : words.entrySet()) {
            var host = each.getKey();
            var isNew = anew.contains(host);
            if (hasHistory(counting(host)) || isNew) {
                var found = readiness(host);
                each.setValue(found.word());
                if (isNew) {
                    keep(found, at);
                }
            }
        }
        kept = concluded;
        return words;
    }

    /// Drills, or caps that have been others: what is found by readings alone is not all then.
    private static boolean hasHistory(Collection<Proof> counting) {
        return counting.stream().anyMatch(proof -> proof.level() == Level.DRILL)
                || counting.stream().map(Proof::subject).distinct().count() < counting.size();
    }

    /// With what drills have shown.
    public Readiness readiness(HostId host) {
        var shown = Optional.ofNullable(before.get(host)).map(Before::counting).orElse(List.of());
        return concluded.orElseThrow().of(host, shown, station.clock().instant());
    }

    private void keep(Readiness readiness, Instant at) throws IOException {
        var proofs = readiness.proofs(at);
        var stamp = proofs.stream().mapToInt(Proof::content).sum();
        var host = readiness.host();
        // A damaged file is moved away by people.
        if (!Integer.valueOf(stamp).equals(written.get(host)) || !station.proofs().isThere(host)) {
            station.proofs().add(host, proofs);
            written.put(host, stamp);
        }
    }

    /// A drill may have ended in another process meanwhile.
    private Collection<Proof> counting(HostId host) throws IOException {
        var stamp = station.proofs().stamp(host);
        var last = before.get(host);
        if (last == null || !last.stamp().equals(stamp)) {
            last = new Before(stamp, ProofsFile.counting(station.proofs().read(host)));
            before.put(host, last);
        }
        return last.counting();
    }
}
