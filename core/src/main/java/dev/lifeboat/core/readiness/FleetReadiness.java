package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Footprint;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Census;
import dev.lifeboat.core.plan.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the guests of each host would come back if that host died now, kept up to date by what
/// changed. Immutable.
///
/// A host is looked at again when a reading changes that was read to judge it, check by check; when
/// a guest of it is listed by other hosts; and when the room on other hosts changes in a way that
/// its guests would go elsewhere. What comes out is what a pass over the whole fleet would find.
public final class FleetReadiness {
    private static final Footprint BERTHS = Footprint.ofAll(List.of(Recovery.Beside.BERTHS));

    private static final Footprint TARGETS = Footprint.ofAll(List.of(Recovery.Beside.TARGETS));

    private final Recovery.Terms terms;
    private final Snapshot now;
    private final SortedMap<HostId, HostFindings> hosts;

    private FleetReadiness(
            Recovery.Terms terms, Snapshot now, SortedMap<HostId, HostFindings> hosts) {
        this.terms = terms;
        this.now = now;
        this.hosts = hosts;
    }

    /// A pass over the whole fleet.
    public static FleetReadiness of(Fleet fleet, Snapshot now, Brakes brakes) {
        return of(fleet, now, Collections.emptySortedSet(), brakes);
    }

    /// @param onto where guests may go; empty: every other host
    public static FleetReadiness of(
            Fleet fleet, Snapshot now, SortedSet<HostId> onto, Brakes brakes) {
        var census = Census.of(fleet, now);
        var terms = new Recovery.Terms(census, onto, brakes, new Tally());
        var placement = terms.placement();
        var begun =
                fleet.hosts().keySet().stream()
                        .map(host -> HostFindings.begin(terms, now, host, placement))
                        .toList();
        var all = begun.stream().map(each -> later(each, terms, now)).toList();
        return new FleetReadiness(terms, now, found(all));
    }

    private static Supplier<HostFindings> later(
            HostFindings.Begun begun, Recovery.Terms terms, Snapshot now) {
        return () -> begun.found(terms, now);
    }

    /// Of each host by itself, by as many as there are processors: what they share is immutable, or
    /// made for it.
    private static SortedMap<HostId, HostFindings> found(List<Supplier<HostFindings>> hosts) {
        var found = new TreeMap<HostId, HostFindings>();
        hosts.parallelStream()
                .map(Supplier::get)
                .toList()
                .forEach(each -> found.put(each.host(), each));
        return found;
    }

    /// The same fleet after these readings.
    public FleetReadiness after(Map<Key<?, ?>, Reading<?>> changed) {
        var then = now.with(changed);
        var change = terms.census().after(then, changed.keySet());
        var next = new Recovery.Terms(change.census(), terms.onto(), terms.brakes(), new Tally());
        var parts = Footprint.ofAll(entries(then, changed.keySet()));
        var touched = Footprint.join(Footprint.of(changed.keySet()), parts);
        var renewal = new Renewal(next, then, change, touched);
        return new FleetReadiness(
                next, then, found(hosts.values().stream().map(renewal::renew).toList()));
    }

    /// The entries of blocklists that have come or gone, and the hosts that say what they have now
    /// and did not, or no longer do.
    private List<Object> entries(Snapshot then, Collection<Key<?, ?>> changed) {
        var entries = new ArrayList<Object>();
        for (var key : changed) {
            if (key.kind().equals(Inventory.KIND)
                    && key.subject() instanceof HostId host
                    && now.read(Inventory.of(host)).isKnown()
                            != then.read(Inventory.of(host)).isKnown()) {
                entries.add(new Recovery.Shown(host));
            }
            if (key.kind().equals(Blocklist.KIND) && key.subject() instanceof ClusterId cluster) {
                var was = refusing(now, cluster);
                var is = refusing(then, cluster);
                Stream.concat(was.stream(), is.stream())
                        .filter(entry -> was.contains(entry) != is.contains(entry))
                        .forEach(entry -> entries.add(new Recovery.Entry(cluster, entry)));
            }
        }
        return entries;
    }

    private static SortedSet<String> refusing(Snapshot at, ClusterId cluster) {
        var list = at.read(Blocklist.of(cluster));
        return list.fact()
                .map(seen -> seen.refusing(list.answered()))
                .orElse(Collections.emptySortedSet());
    }

    /// What has to be looked at beside the usual survey.
    public SortedSet<Key<?, ?>> asks() {
        var keys = new TreeSet<Key<?, ?>>();
        hosts.values().forEach(found -> keys.addAll(Readiness.asks(found.recovery(terms, now))));
        return keys;
    }

    /// The hosts of which something was found anew since.
    @SuppressWarnings("ReferenceEquality") // what was not found anew is the same object
    public SortedSet<HostId> foundSince(FleetReadiness before) {
        var anew = new TreeSet<HostId>();
        hosts.forEach((host, found) -> {
            if (found != before.hosts.get(host)) {
                anew.add(host);
            }
        });
        return anew;
    }

    /// What has to be found again after a change.
    private static final class Renewal {
        private final Recovery.Terms terms;
        private final Snapshot now;
        private final Census.Change change;
        private final Footprint touched;
        private final Footprint beside;
        private final Footprint moved;
        private @Nullable Placement placement;

        Renewal(Recovery.Terms terms, Snapshot now, Census.Change change, Footprint changed) {
            this.terms = terms;
            this.now = now;
            this.change = change;
            this.touched = Footprint.join(changed, Footprint.ofAll(change.moved()));
            this.beside = change.rooms().isEmpty() ? touched : Footprint.join(touched, TARGETS);
            this.moved = Footprint.join(beside, BERTHS);
        }

        /// Where its guests go at once, the rest later.
        Supplier<HostFindings> renew(HostFindings was) {
            if (was.basis().meets(touched)) {
                return anew(was.host());
            }
            if (change.rooms().isEmpty() || was.berths().standsWith(change.rooms())) {
                return () -> was.again(terms, now, beside);
            }
            var berths = was.berths().in(placement());
            if (berths.isAs(was.berths())) {
                return () -> was.in(berths).again(terms, now, beside);
            }
            return Guests.wanted(berths).equals(was.guests().wanted())
                    ? () -> was.in(berths).again(terms, now, moved)
                    : anew(was.host());
        }

        private Supplier<HostFindings> anew(HostId host) {
            return later(HostFindings.begin(terms, now, host, placement()), terms, now);
        }

        private Placement placement() {
            if (placement == null) {
                placement = terms.placement();
            }
            return placement;
        }
    }

    public Readiness of(HostId host, Instant at) {
        return of(host, List.of(), at);
    }

    /// @param kept what still counts of what was concluded before
    /// @param at what is older than it may be counts as unproven
    public Readiness of(HostId host, Collection<Proof> kept, Instant at) {
        var found = hosts.get(host);
        if (found == null) {
            throw new IllegalArgumentException("no host " + host + " in this fleet");
        }
        return found.readiness(terms, now, kept, at);
    }

    /// Each host in one word, by what was read; what drills have shown comes on top.
    public SortedMap<HostId, Readiness.Word> words(Instant at) {
        var words = new TreeMap<HostId, Readiness.Word>();
        hosts.forEach((host, found) -> words.put(host, found.word(at)));
        return words;
    }
}
