package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/// What a drill starts in place of a guest: the same machine on a clone of its disks, in a network
/// of its own. By its id it can be no guest's, and nothing else is ever given to the steps that
/// start and stop stunts.
public record Stunt(Seat seat) {
    private static final String BEGINS = "11feb0a7-0000-4000-8000-";

    public Stunt {
        if (!isOne(seat.vm())) {
            throw new IllegalArgumentException("not a stunt: " + seat);
        }
    }

    static Stunt of(Instant at, int number, HostId host) {
        var id = BEGINS + "%08x%04x".formatted(at.getEpochSecond(), number);
        return new Stunt(new Seat(VmId.of(id), host));
    }

    public static boolean isOne(VmId vm) {
        return vm.label().startsWith(BEGINS);
    }

    public HostId host() {
        return seat.host();
    }

    /// What its host says of it.
    Verdict on(Snapshot now, Predicate<Residents> is, String yes, String no) {
        return now.read(Residents.of(host()))
                .judge(
                        "hypervisor of " + host(),
                        seen -> Verdict.of(is.test(seen), yes + " " + host(), no + " " + host()));
    }

    SortedSet<Key<?, ?>> asks() {
        return Keys.of(Residents.of(host()));
    }

    Set<Subject> touched() {
        return Set.of(seat, host());
    }

    /// `tb94do-1`
    private String tag() {
        var digits = seat.vm().label().substring(BEGINS.length());
        var second = Long.parseLong(digits, 0, 8, 16);
        return Long.toString(second, Character.MAX_RADIX)
                + "-"
                + Integer.parseInt(digits, 8, 12, 16);
    }

    public String name() {
        return "lifeboat-drill-" + tag();
    }

    /// Of its network; the kernel takes 15 characters.
    public String bridge() {
        return "lbd-" + tag();
    }

    Twin twin(Image original, int number) {
        return new Twin(
                original, Scratch.of(original.cluster(), original.pool(), tag() + "-" + number));
    }

    @Override
    public String toString() {
        return name();
    }
}
