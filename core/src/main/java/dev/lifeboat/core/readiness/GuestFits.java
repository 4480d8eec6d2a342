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
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Is there a place for the guest if its host dies, with all the others of that host?
///
/// The plan itself is the witness: it says where. "Does not fit" is said only with a bound that
/// proves it, or after two ways of placing all guests have failed; the reason says which.
public record GuestFits() implements Check<VmId> {
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
        return Finding.of(this, vm, weigh(vm, recovery), evidence, () -> remedy(vm, recovery));
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
        if (!known.get().otherDisks().isEmpty() || known.get().disks().isEmpty()) {
            return "move its disks into Ceph";
        }
        if (recovery.targets().findAny().isEmpty()) {
            // Of hosts that do not answer nobody knows what they lack.
            return "get another host to take guests: none does now";
        }
        var missing = new TreeSet<>(known.get().needs());
        missing.removeIf(need -> recovery.targets().anyMatch(host -> has(host, need, recovery)));
        return missing.isEmpty()
                ? "free " + known.get().memory() + " of memory on one host, or add a host"
                : "give one of the other hosts " + Words.list(missing);
    }

    private static boolean has(HostId host, String need, Recovery recovery) {
        return recovery.now()
                .lastSeen(Inventory.of(host))
                .filter(seen -> seen.seen().has().contains(need))
                .isPresent();
    }

    private static Verdict weigh(VmId vm, Recovery recovery) {
        var name = recovery.fleet().vm(vm).name();
        var place = Optional.ofNullable(recovery.berths().moves().get(vm));
        if (place.isPresent()) {
            return Verdict.yes(name + " would go to " + place.get());
        }
        var because =
                recovery.berths().refusals().stream()
                        .filter(left -> left.vm().equals(vm))
                        .map(Refusal::because)
                        .findFirst()
                        .orElse("has no place in the plan");
        return recovery.definition(vm).isPresent()
                ? Verdict.no(name + ": " + because)
                : Verdict.unknown(name + ": " + because);
    }
}
