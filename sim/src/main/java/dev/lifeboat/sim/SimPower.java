package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.spi.Power;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// BMCs that work, are dead, lie, or belong to another host.
///
/// @param wrongPassword whether we have the wrong one for all of them
record SimPower(SimSite site, boolean wrongPassword) implements Power {
    private static final String STATUS = "ipmitool -H {} chassis power status";

    /// Boards that shut a chassis down take up to 10 s.
    private static final Duration SWITCHING = Duration.ofSeconds(3);

    @Override
    public Reading<PowerState> power(Host host) {
        var entry = site.host(host.id());
        if (wrongPassword && !entry.bmcDead) {
            return SimPorts.refused(site, STATUS, host.id(), "invalid password");
        }
        return entry.bmcDead
                ? SimPorts.silent(site, STATUS, host.id())
                : SimPorts.known(
                        site, STATUS, host.id(), new PowerState(!entry.bmcBlind && isOn(entry)));
    }

    /// A chassis whose drives were carried away is as it was left: off.
    private boolean isOn(SimHost entry) {
        return switched(entry).powered && entry.machine.body.equals(entry.id);
    }

    private SimHost switched(SimHost entry) {
        return entry.wiredTo.equals(entry.id) ? site.host(entry.bmcOf) : site.host(entry.wiredTo);
    }

    @Override
    public Reading<BmcIdentity> identity(Host host) {
        var entry = site.host(host.id());
        var source = "ipmitool -H {} mc guid";
        return entry.bmcDead
                ? SimPorts.silent(site, source, host.id())
                : SimPorts.known(site, source, host.id(), new BmcIdentity(ids(entry.bmcOf)));
    }

    @Override
    public Reading<EventLog> eventLog(Host host) {
        var entry = site.host(host.id());
        var source = "ipmitool -H {} sel elist";
        if (wrongPassword && !entry.bmcDead) {
            return SimPorts.refused(site, source, host.id(), "invalid password");
        }
        var noted = site.host(entry.bmcOf).noted;
        return entry.bmcDead
                ? SimPorts.silent(site, source, host.id())
                : SimPorts.known(
                        site, source, host.id(), new EventLog(noted.size(), List.copyOf(noted)));
    }

    static SortedSet<String> ids(HostId machine) {
        return new TreeSet<>(List.of("serial:sn-" + machine));
    }

    @Override
    public Outcome off(Host host) {
        var entry = site.host(host.id());
        if (entry.bmcDead) {
            return SimPorts.timedOut(site);
        }
        if (wrongPassword) {
            return SimPorts.refused(site, "invalid password");
        }
        site.note("runner", "cut the power of " + host.id());
        if (!entry.bmcLies) {
            // A plug in the wrong socket cannot be known before it is pulled.
            site.invariants().poweredOff(switched(entry), entry.bmcOf.equals(host.id()));
            site.powerOff(switched(entry), "is off");
        }
        return SimPorts.done(site, SWITCHING, "ok");
    }

    @Override
    public Outcome on(Host host) {
        var entry = site.host(host.id());
        if (entry.bmcDead) {
            return SimPorts.timedOut(site);
        }
        if (wrongPassword) {
            return SimPorts.refused(site, "invalid password");
        }
        site.note("runner", "switch on " + host.id());
        site.powerOn(switched(entry));
        return SimPorts.done(site, SWITCHING, "ok");
    }
}
