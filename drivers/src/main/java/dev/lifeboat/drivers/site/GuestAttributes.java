package dev.lifeboat.drivers.site;

import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Wanted;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What people say of a guest. The file knows guests by name; their UUIDs come from the hypervisor.
///
/// @param priority 1 starts first, 9 last
/// @param wanted empty: as it was last seen
/// @param addresses what it should answer on
/// @param keepApart guests with the same word never share a host
public record GuestAttributes(
        int priority,
        Optional<Wanted> wanted,
        SortedSet<String> addresses,
        Optional<String> keepApart) {
    /// What holds for a guest that the file does not name.
    public static final GuestAttributes USUAL =
            new GuestAttributes(
                    Vm.USUAL_PRIORITY, Optional.empty(), new TreeSet<>(), Optional.empty());

    public GuestAttributes {
        addresses = new TreeSet<>(addresses);
    }

    public Vm of(VmId id, String name) {
        return new Vm(id, name, priority, wanted, new TreeSet<>(addresses), keepApart);
    }
}
