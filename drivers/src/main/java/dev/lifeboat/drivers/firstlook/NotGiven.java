package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Console;
import dev.lifeboat.core.spi.Power;
import dev.lifeboat.core.spi.Prober;
import dev.lifeboat.core.spi.ReturnHolds;
import dev.lifeboat.drivers.shell.Look;
import java.time.InstantSource;
import java.util.SortedSet;

/// What else only a site file says how to ask: BMCs, and who answers ping (behind a jump host
/// nobody does, so that a login is asked for instead). Consoles are left alone.
final class NotGiven implements Power, Console, Prober, ReturnHolds {
    private static final Outcome NEVER = new Outcome.Refused("a first look changes nothing");

    private final InstantSource clock;

    NotGiven(InstantSource clock) {
        this.clock = clock;
    }

    private <F> Reading<F> unknown(Subject about, String command, String because) {
        return Look.at(about, command, clock).unknown(Why.notStarted(because));
    }

    @Override
    public Reading<PowerState> power(Host host) {
        return unknown(host.id(), "ipmitool power status of {}", "a first look knows no BMC");
    }

    @Override
    public Reading<BmcIdentity> identity(Host host) {
        return unknown(host.id(), "ipmitool mc guid of {}", "a first look knows no BMC");
    }

    @Override
    public Reading<EventLog> eventLog(Host host) {
        return unknown(host.id(), "ipmitool sel elist of {}", "a first look knows no BMC");
    }

    @Override
    public Reading<ConsoleTail> tail(Host host, VmId vm) {
        return unknown(host.id(), "virsh console", "a first look leaves consoles alone");
    }

    @Override
    public Reading<HostConsole> ofHost(Host host) {
        return unknown(host.id(), "tail CONSOLE-LOG of {}", "a first look knows no console of it");
    }

    @Override
    public Reading<SortedSet<String>> answering(Subject about, SortedSet<String> addresses) {
        return unknown(about, "fping {}", "a first look logs in and does not ping");
    }

    /// Without a state folder there is nothing that could be on hold.
    @Override
    public Reading<ReturnHold> hold(Host host) {
        return Look.at(host.id(), "lifeboat look {}", clock).seen(new ReturnHold(false));
    }

    @Override
    public Outcome off(Host host) {
        return NEVER;
    }

    @Override
    public Outcome on(Host host) {
        return NEVER;
    }

    @Override
    public Outcome place(Host host) {
        return NEVER;
    }

    @Override
    public Outcome lift(Host host) {
        return NEVER;
    }
}
