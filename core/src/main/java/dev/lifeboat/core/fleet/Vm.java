package dev.lifeboat.core.fleet;

import java.util.Optional;
import java.util.SortedSet;

/// A guest as the site file and its people describe it. Where it runs is a fact, not configuration.
///
/// @param priority 1 starts first, 9 last
/// @param wanted what was said of it; empty: as it was last seen
/// @param addresses what it should answer on
/// @param keepApart guests with the same word never share a host
/// @param canary that it is nobody's, and kept so that drills may kill it and bring it back
public record Vm(
        VmId id,
        String name,
        int priority,
        Optional<Wanted> wanted,
        SortedSet<String> addresses,
        Optional<String> keepApart,
        boolean canary) {
    public static final int USUAL_PRIORITY = 5;

    public Vm {
        Names.plain("guest name", name);
    }

    /// A guest that is somebody's.
    public Vm(
            VmId id,
            String name,
            int priority,
            Optional<Wanted> wanted,
            SortedSet<String> addresses,
            Optional<String> keepApart) {
        this(id, name, priority, wanted, addresses, keepApart, false);
    }

    /// The same guest, as one that drills may kill.
    public Vm asCanary() {
        return new Vm(id, name, priority, wanted, addresses, keepApart, true);
    }

    /// Customers may call their guests anything; one whose name cannot be used goes by its UUID.
    public static String nameOf(VmId id, String called) {
        return Names.isPlain(called) ? called : id.label();
    }

    @Override
    public String toString() {
        return name;
    }
}
