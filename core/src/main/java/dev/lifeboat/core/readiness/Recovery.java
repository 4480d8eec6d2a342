package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Noting;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Berths;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Census;
import dev.lifeboat.core.plan.Placement;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The recovery of one host as it would be planned now, with all that is known.
public final class Recovery {
    /// What the recoveries of all hosts have in common.
    ///
    /// @param onto where guests may go; empty: every other host
    record Terms(Census census, SortedSet<HostId> onto, Brakes brakes, Tally tally) {
        /// Where everybody goes that may go anywhere.
        Placement placement() {
            return Placement.over(
                    census.rooms()
                            .filter(room -> onto.isEmpty() || onto.contains(room.host()))
                            .toList());
        }
    }

    /// What in a recovery is no reading, and yet changes with readings of other hosts.
    enum Beside {
        BERTHS,
        TARGETS
    }

    /// An entry that a cluster's blocklist has or could have. Every image's finding rests on two of
    /// them, and not on the whole list, of which something leaves and comes all the time.
    record Entry(ClusterId cluster, String address) {}

    private final Terms terms;
    private final Snapshot now;
    private final HostId host;
    private final Berths berths;
    private final Guests guests;

    Recovery(Terms terms, Snapshot now, HostId host, Berths berths, Guests guests) {
        this.terms = terms;
        this.now = now;
        this.host = host;
        this.berths = berths;
        this.guests = guests;
    }

    /// @param onto where its guests may go; empty: every other host
    public static Recovery of(
            Fleet fleet, Snapshot now, HostId host, SortedSet<HostId> onto, Brakes brakes) {
        var terms = new Terms(Census.of(fleet, now), onto, brakes, new Tally());
        var berths = Berths.of(terms.census(), now, host, terms.placement());
        return new Recovery(terms, now, host, berths, Guests.of(berths, host, now));
    }

    private void rests(Object on) {
        if (now instanceof Noting noting) {
            noting.note(on);
        }
    }

    public Fleet fleet() {
        return terms.census().fleet();
    }

    public Snapshot now() {
        return now;
    }

    public HostId host() {
        return host;
    }

    /// Who goes where, and who is left out.
    Berths berths() {
        rests(Beside.BERTHS);
        return berths;
    }

    /// Where the plan brings a guest, or those that use a key; empty where it brings nobody.
    SortedSet<HostId> places(Subject subject) {
        var places = new TreeSet<HostId>();
        berths().moves()
                .forEach((vm, to) -> {
                    var uses =
                            subject instanceof CephUser user
                                    && definition(vm)
                                            .filter(it -> it.users().contains(user))
                                            .isPresent();
                    if (uses || vm.equals(subject)) {
                        places.add(to);
                    }
                });
        return places;
    }

    /// With all its steps. Laid out each time: those of a whole fleet would fill the memory.
    public Plan plan() {
        var dead = new TreeSet<>(List.of(host));
        return Planner.evacuate(fleet(), now, dead, terms.onto(), terms.brakes());
    }

    /// The same, read through this.
    Recovery reading(Snapshot through) {
        return new Recovery(terms, through, host, berths, guests);
    }

    Host itself() {
        return fleet().host(host);
    }

    /// The hosts that can take its guests.
    public Stream<HostId> targets() {
        rests(Beside.TARGETS);
        return terms.census()
                .rooms()
                .map(Placement.Room::host)
                .filter(other -> !other.equals(host))
                .filter(other -> terms.onto().isEmpty() || terms.onto().contains(other));
    }

    /// The other hosts that list a guest of this one, running or not.
    SortedSet<HostId> listedElsewhere(VmId vm) {
        return terms.census().listedElsewhere(vm, host, now);
    }

    /// The other hosts that talk to storage from this address.
    SortedSet<HostId> sharing(String storageAddress) {
        var others = new TreeSet<>(terms.census().at(storageAddress));
        others.remove(host);
        return others;
    }

    /// Whether a client is refused by the cluster's OSDs, where that is known.
    boolean isRefused(ClusterId cluster, String client) {
        rests(new Entry(cluster, client));
        rests(new Entry(cluster, Addresses.whole(Addresses.ip(client))));
        var key = Blocklist.of(cluster);
        var list = now instanceof Noting noting ? noting.mention(key) : now.read(key);
        return list.fact().filter(seen -> seen.refuses(client, list.answered())).isPresent();
    }

    /// How many running clients of the user have which caps.
    SortedMap<String, Integer> clients(CephUser user, MonSessions seen) {
        return terms.tally().of(seen, user.entity());
    }

    /// Which guests it has; Unknown when it does not say so now.
    Reading<Residents> residents() {
        return now.read(Residents.of(host));
    }

    /// The guests that have to come back, as the plan has it.
    Stream<VmId> guests() {
        return guests.wanted().stream();
    }

    /// All that the host knows, running or not.
    Stream<VmId> all() {
        return guests.listed().keySet().stream();
    }

    Optional<Resident> resident(VmId vm) {
        return Optional.ofNullable(guests.listed().get(vm));
    }

    Optional<Definition> definition(VmId vm) {
        return guests.wanted().contains(vm)
                ? Optional.ofNullable(guests.definitions().get(vm))
                : now.lastSeen(Definition.of(new Seat(vm, host))).map(Reading.Known::seen);
    }

    Stream<Definition> definitions() {
        return guests.definitions().values().stream();
    }

    /// The guest whose disk the image is.
    Optional<VmId> guestOf(Image image) {
        return Optional.ofNullable(guests.owners().get(image));
    }

    SortedSet<ClusterId> clusters() {
        return guests.clusters();
    }
}
