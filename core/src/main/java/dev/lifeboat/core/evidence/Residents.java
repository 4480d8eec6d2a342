package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/// All guests that a host's hypervisor knows, running or not. An answer also shows that it lives.
public record Residents(SortedMap<VmId, Resident> guests) implements Fact<HostId> {
    public static final Kind<Residents, HostId> KIND =
            new Kind<>("residents", Residents.class, Duration.ofSeconds(20));

    public static Key<Residents, HostId> of(HostId host) {
        return KIND.of(host);
    }

    public boolean runs(VmId vm) {
        var guest = guests.get(vm);
        return guest != null && guest.state().isAlive();
    }

    public Optional<RunState> state(VmId vm) {
        return Optional.ofNullable(guests.get(vm)).map(Resident::state);
    }

    public boolean defines(VmId vm) {
        var guest = guests.get(vm);
        return guest != null && guest.persistent();
    }
}
