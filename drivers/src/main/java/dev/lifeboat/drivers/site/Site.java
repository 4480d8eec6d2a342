package dev.lifeboat.drivers.site;

import dev.lifeboat.core.control.Budget;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.access.SiteAccess;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a right site file says.
///
/// @param guests by libvirt name
/// @param looking how often `serve` may call those who answer
/// @param warnings what the file names and cannot be used now, such as a password command that
///   fails. It stops nothing: at night, what can be done without it must go on. A BMC whose
///   password is missing is in `hosts` and not in `access`
public record Site(
        String name,
        SortedMap<HostId, Host> hosts,
        SortedMap<String, GuestAttributes> guests,
        SiteAccess access,
        Brakes brakes,
        Budget looking,
        Drills drills,
        Hooks hooks,
        Keeping keeping,
        List<Problem> warnings) {
    public Site {
        hosts = new TreeMap<>(hosts);
        guests = new TreeMap<>(guests);
        warnings = List.copyOf(warnings);
    }

    /// The fleet before any hypervisor was asked: no guests yet.
    public Fleet fleet() {
        return new Fleet(
                hosts,
                new TreeMap<>(),
                new TreeSet<>(access.clusters().keySet()),
                brakes.witnesses());
    }

    /// A guest that a hypervisor reports, with what the file says of that name.
    public Vm vm(VmId id, String name) {
        var vm = guests.getOrDefault(name, GuestAttributes.USUAL).of(id, Vm.nameOf(id, name));
        return drills.guests().contains(name) ? vm.asCanary() : vm;
    }
}
