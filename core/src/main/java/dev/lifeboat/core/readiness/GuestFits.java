package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Inventory;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Refusal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Is there a place for the guest if its host dies, with all the others of that host?
///
/// The plan itself is the witness: it says where. "Does not fit" is said only with a bound that
/// proves it, or after two ways of placing all guests have failed; the reason says which.
public record GuestFits() implements Check<VmId> {
    private static final SortedSet<String> NOTHING = Collections.emptySortedSet();

    /// Places that are noted for a guest that has none, so that a change there can be named. Of
    /// thousands a proof would be as long as a book, and be kept anew with each guest that starts.
    private static final int PLACES_AT_MOST = 32;

    @Override
    public CheckId id() {
        return CheckId.CAPACITY;
    }

    @Override
    public Stream<VmId> subjects(Recovery recovery) {
        return recovery.guests();
    }

    @Override
    public Finding examine(VmId vm, Recovery recovery) {
        var definition = Definition.of(new Seat(vm, recovery.host()));
        Reading<?> evidence =
                recovery.now()
                        .lastSeen(definition)
                        .<Reading<?>>map(seen -> seen)
                        .orElseGet(() -> recovery.now().read(definition));
        var unread = unread(vm, recovery);
        return unread.isPresent()
                ? unsure(vm, unread.get(), recovery)
                : Finding.of(this, vm, weigh(vm, recovery), evidence, () -> remedy(vm, recovery));
    }

    /// Its place, where it is not known now what that has; or, of a guest without one, a host that
    /// never said what it has. A plan at night takes what was seen last.
    private static Optional<HostId> unread(VmId vm, Recovery recovery) {
        if (recovery.definition(vm).filter(known -> !known.places().isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        var place = Optional.ofNullable(recovery.berths().moves().get(vm));
        if (place.isPresent()) {
            return place.filter(host -> !recovery.shows(host));
        }
        var now = recovery.now();
        return recovery.berths().fitsNowhere(vm)
                ? recovery.targets()
                        .filter(host -> now.lastSeen(Inventory.of(host)).isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    private Finding unsure(VmId vm, HostId unread, Recovery recovery) {
        var name = recovery.fleet().vm(vm).name();
        var has = recovery.now().read(Inventory.of(unread));
        var verdict =
                has.judge(
                        (recovery.berths().moves().containsKey(vm)
                                        ? name + " would go to " + unread
                                        : name + " has no place that is known")
                                + "; which bridges, secrets and processors "
                                + unread
                                + " has",
                        _ -> Verdict.unknown(name + ": what " + unread + " has was never read"));
        return Finding.of(this, vm, verdict, has, "lifeboat look " + unread);
    }

    /// Its place, or some of those that it could have where it has none.
    @Override
    public SortedSet<Key<?, ?>> planned(VmId vm, Recovery recovery) {
        var place = Optional.ofNullable(recovery.berths().moves().get(vm));
        var keys = new TreeSet<Key<?, ?>>();
        place.map(Stream::of)
                .orElseGet(() -> recovery.targets().limit(PLACES_AT_MOST))
                .forEach(host -> {
                    keys.add(Residents.of(host));
                    keys.add(Inventory.of(host));
                    keys.add(HostPing.of(host));
                    keys.add(ReturnHold.of(host));
                });
        return keys;
    }

    /// What would make room for it.
    private static String remedy(VmId vm, Recovery recovery) {
        var known = recovery.definition(vm);
        if (known.isEmpty()) {
            return "lifeboat look " + recovery.host();
        }
        var name = recovery.fleet().vm(vm).name();
        if (recovery.berths().moves().containsKey(vm)) {
            return "take it out of its drive, or mark its source startupPolicy='optional':\n"
                    + "virsh -c qemu+ssh://"
                    + recovery.host()
                    + "/system edit "
                    + name;
        }
        var other = known.get().otherDisks();
        if (!other.isEmpty() || known.get().disks().isEmpty()) {
            return other.isEmpty() || !Definition.isPassedThrough(other.getFirst())
                    ? "move its disks into Ceph"
                    : "take that device away from it: no plan can bring it to another host";
        }
        if (recovery.targets().findAny().isEmpty()) {
            // Of hosts that do not answer nobody knows what they lack.
            return "get another host to take guests: none does now";
        }
        if (!recovery.berths().fitsNowhere(vm)) {
            return "lifeboat look " + name;
        }
        var apart = recovery.fleet().vm(vm).keepApart();
        return missing(known.get(), recovery)
                .map(what -> "give " + what)
                .or(() ->
                        apart.filter(word -> because(vm, recovery).contains("\"" + word + "\""))
                                .map(word -> "add a host, or move one of \"" + word + "\""))
                .orElse("free " + known.get().memory() + " of memory on one host, or add a host");
    }

    /// What no host has of its needs; or what one lacks, where each lacks something.
    private static Optional<String> missing(Definition known, Recovery recovery) {
        var nowhere = new TreeSet<>(known.places());
        var least = Optional.<TreeSet<String>>empty();
        var where = "";
        for (var host : recovery.targets().toList()) {
            var lacking = new TreeSet<>(known.places());
            lacking.removeAll(has(host, recovery));
            nowhere.retainAll(lacking);
            if (least.isEmpty() || lacking.size() < least.get().size()) {
                least = Optional.of(lacking);
                where = host.name();
            }
        }
        if (least.isEmpty() || least.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                nowhere.isEmpty()
                        ? where + " " + Words.list(least.get())
                        : "one of the other hosts " + Words.list(nowhere));
    }

    private static SortedSet<String> has(HostId host, Recovery recovery) {
        return recovery.now()
                .lastSeen(Inventory.of(host))
                .map(seen -> seen.seen().has())
                .orElse(NOTHING);
    }

    private static Verdict weigh(VmId vm, Recovery recovery) {
        var name = recovery.fleet().vm(vm).name();
        var place = Optional.ofNullable(recovery.berths().moves().get(vm));
        if (place.isPresent()) {
            var media = recovery.definition(vm).map(Definition::media).orElse(NOTHING);
            return media.isEmpty()
                    ? Verdict.yes(name + " would go to " + place.get())
                    : Verdict.unknown(
                            name
                                    + " would go to "
                                    + place.get()
                                    + ", and start there only if "
                                    + Words.list(media)
                                    + " is there too");
        }
        var because = because(vm, recovery);
        return recovery.definition(vm).isPresent()
                ? Verdict.no(name + ": " + because)
                : Verdict.unknown(name + ": " + because);
    }

    private static String because(VmId vm, Recovery recovery) {
        return recovery.berths().refusals().stream()
                .filter(left -> left.vm().equals(vm))
                .map(Refusal::because)
                .findFirst()
                .orElse("has no place in the plan");
    }
}
