package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.CustomerPanel;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.core.spi.ReturnHolds;
import dev.lifeboat.core.spi.Switches;
import java.time.Duration;
import java.util.SortedMap;

/// The simulated site behind the ports.
public final class SimPorts {
    /// A part that is alive answers at once.
    static final Duration QUICK = Duration.ofMillis(100);

    /// The limit after which a driver gives a silent part up.
    static final Duration LIMIT = Duration.ofSeconds(10);

    private SimPorts() {}

    public static Ports of(SimSite site) {
        return of(site, false);
    }

    static Ports of(SimSite site, boolean wrongBmcPassword) {
        var storage = new SimStorage(site);
        var hypervisor = new SimHypervisor(site);
        var desk = new Desk(site);
        return new Ports(
                new SimPower(site, wrongBmcPassword),
                hypervisor,
                hypervisor,
                storage,
                storage,
                new SimProber(site),
                desk,
                desk,
                desk,
                new SimStunts(site));
    }

    static <F> Reading<F> known(SimSite site, String template, Subject about, F fact) {
        site.cost = QUICK;
        return new Reading.Known<>(
                fact, new Source(template, about), site.now(), site.now().plus(QUICK));
    }

    static <F> Reading<F> silent(SimSite site, String template, Subject about) {
        site.cost = LIMIT;
        return new Reading.Unknown<>(
                Why.silentFor(LIMIT),
                new Source(template, about),
                site.now(),
                site.now().plus(LIMIT));
    }

    static <F> Reading<F> refused(SimSite site, String template, Subject about, String why) {
        site.cost = QUICK;
        return new Reading.Unknown<>(
                Why.refused(why), new Source(template, about), site.now(), site.now().plus(QUICK));
    }

    static Outcome done(SimSite site, Duration took, String said) {
        site.cost = took;
        return new Outcome.Done(said);
    }

    static Outcome refused(SimSite site, String said) {
        site.cost = QUICK;
        return new Outcome.Refused(said);
    }

    static Outcome notStarted(SimSite site, String said) {
        site.cost = Duration.ZERO;
        return new Outcome.NotStarted(said);
    }

    static Outcome timedOut(SimSite site) {
        site.cost = LIMIT;
        return new Outcome.TimedOut(LIMIT);
    }

    /// Panel, switch ports and holds: parts without behaviour of their own.
    private record Desk(SimSite site) implements CustomerPanel, Switches, ReturnHolds {
        @Override
        public Reading<Uplink> uplink(Host host) {
            return known(
                    site,
                    "show interface {}",
                    host.id(),
                    new Uplink(!site.host(host.id()).portDown));
        }

        @Override
        public Reading<Panel> state(Host host) {
            var frozen = site.frozenPanels.contains(host.id());
            return known(site, "panel-state {}", host.id(), new Panel(frozen));
        }

        @Override
        public Outcome freeze(Host host) {
            site.frozenPanels.add(host.id());
            site.note("runner", "freeze the customer panel for " + host.id());
            return done(site, QUICK, "frozen");
        }

        @Override
        public Outcome release(Host host, SortedMap<VmId, HostId> lives) {
            site.frozenPanels.remove(host.id());
            site.note("runner", "release the customer panel for " + host.id());
            return done(site, QUICK, "released");
        }

        @Override
        public Reading<ReturnHold> hold(Host host) {
            return known(
                    site,
                    "ls holds/{}",
                    host.id(),
                    new ReturnHold(site.heldReturns.contains(host.id())));
        }

        @Override
        public Outcome place(Host host) {
            site.heldReturns.add(host.id());
            site.note("runner", "hold the return of " + host.id());
            return done(site, QUICK, "held");
        }

        @Override
        public Outcome lift(Host host) {
            site.heldReturns.remove(host.id());
            site.note("runner", "lift the hold of " + host.id());
            return done(site, QUICK, "lifted");
        }
    }
}
