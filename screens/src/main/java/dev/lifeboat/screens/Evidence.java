package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.muster.Cause;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.core.muster.Where;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How do you know? The reading that decided about a guest on the muster roll, or about a step.
record Evidence(Snapshot now) {
    /// Of what a step asks, these tell of its own act; the others of what is around it.
    private static final List<Kind<?, ?>> FIRST = List.of(Residents.KIND, PowerState.KIND);

    /// Of a proof as on the muster roll; of all else, what tells of the act, if it is known.
    Optional<Reading<?>> of(Step step) {
        var proof =
                step instanceof Confirm(_, GuestIsWell well, _)
                        ? of(Proofs.line(well, now))
                        : Optional.<Reading<?>>empty();
        Comparator<Key<?, ?>> order =
                Comparator.comparing(key -> !read(key).isKnown() || !FIRST.contains(key.kind()));
        return proof.or(() ->
                step.asks().stream()
                        .sorted(order)
                        .<Reading<?>>map(this::read)
                        .filter(reading -> reading.answered().isAfter(Instant.MIN))
                        .findFirst());
    }

    Optional<Reading<?>> of(GuestLine line) {
        return keys(line)
                .<Reading<?>>map(key -> read(key))
                .filter(reading -> reading.answered().isAfter(Instant.MIN))
                .findFirst();
    }

    private Reading<?> read(Key<?, ?> key) {
        return now.read(key);
    }

    private Stream<Key<?, ?>> keys(GuestLine line) {
        if (!(line.where() instanceof Where.Once(var host, _, _))) {
            return hosts(line).map(Residents::of);
        }
        var seat = new Seat(line.vm().id(), host);
        if (line.cause().isPresent()) {
            return keys(line.cause().get().kind(), seat);
        }
        return line.tier() == Tier.PROVEN
                ? Stream.of(GuestPing.of(seat.vm()), DiskActivity.of(seat))
                : Stream.of(
                        DiskActivity.of(seat),
                        ConsoleTail.of(seat),
                        GuestPing.of(seat.vm()),
                        Residents.of(host));
    }

    private Stream<Key<?, ?>> keys(Cause.Kind kind, Seat seat) {
        var disks = Muster.disks(seat, now).stream();
        return switch (kind) {
            case RUNS_TWICE -> disks.map(Watchers::of);
            case CAPS -> disks.map(Image::cluster).map(Denials::of);
            case LOCK -> disks.map(LockOwners::of);
            case SLOW_STORAGE -> disks.map(Image::cluster).map(CephHealth::of);
            case NOT_STARTED, PAUSED -> Stream.of(Residents.of(seat.host()));
            case IO_ERRORS -> Stream.of(DiskActivity.of(seat));
            case EMERGENCY, BLOCKED, PANIC -> Stream.of(ConsoleTail.of(seat));
            case SILENT -> Stream.of(GuestPing.of(seat.vm()));
        };
    }

    /// Where a guest that does not run was looked for: every host; of one that may run on a silent
    /// host, that one.
    private Stream<HostId> hosts(GuestLine line) {
        var known = line.where() instanceof Where.Nowhere;
        return now.subjects(Residents.KIND).stream()
                .filter(host -> now.read(Residents.of(host)).isKnown() == known);
    }
}
