package dev.lifeboat.core.control;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What is remembered of guests and hosts that are no more. On a site where guests come and go it
/// would be most of what is remembered after a year, and is written down every few seconds.
///
/// A guest is somewhere as long as a host has it, or had it when that was last seen: what is known
/// of a dead host's guests is never among this.
public final class Relics {
    /// A guest that moves is on no host's list for a moment, and what was usual of it must last.
    private static final Duration AFTER = Duration.ofDays(7);

    private final Set<HostId> hosts;
    private final Map<HostId, Set<VmId>> guests = new HashMap<>();
    private final Set<VmId> anywhere = new HashSet<>();
    private final Set<Image> disks = new HashSet<>();

    private Relics(Set<HostId> hosts, Readings known) {
        this.hosts = hosts;
        for (var host : hosts) {
            known.lastSeen(Residents.of(host))
                    .ifPresent(seen -> guests.put(host, seen.seen().guests().keySet()));
        }
        guests.forEach((host, all) -> {
            anywhere.addAll(all);
            for (var vm : all) {
                known.lastSeen(Definition.of(new Seat(vm, host)))
                        .ifPresent(seen -> disks.addAll(seen.seen().disks()));
            }
        });
    }

    /// All but what nobody has looked at for a week and is of nobody any more.
    ///
    /// @param hosts of the site file
    public static Readings without(Readings known, Set<HostId> hosts, Instant at) {
        var relics = new Relics(hosts, known);
        var before = at.minus(AFTER);
        return known.keeping(
                (key, reading) -> !reading.answered().isBefore(before) || relics.isNeeded(key));
    }

    private boolean isNeeded(Key<?, ?> key) {
        return switch (key.subject()) {
            case HostId host -> hosts.contains(host);
            case VmId vm -> anywhere.contains(vm);
            case Seat seat -> guests.getOrDefault(seat.host(), Set.of()).contains(seat.vm());
            case Image image -> disks.contains(image);
            default -> true;
        };
    }
}
