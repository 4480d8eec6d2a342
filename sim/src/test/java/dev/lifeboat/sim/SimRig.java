package dev.lifeboat.sim;

import dev.lifeboat.contract.Rig;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/// The simulated site, as the contracts of the ports want it.
final class SimRig implements Rig {
    private static final String SITE =
            """
            hosts:
              kct09: {address: 10.91.0.11, console: logged}
              kct10: {address: 10.91.0.12, console: logged}
              kct11: {address: 10.91.0.13, console: logged}
            guests:
              web-1: {on: kct09}
              web-2: {on: kct09}
            caps: allow r
            """;

    private final SimSite site = SiteText.read(SITE);
    private final Faults faults = new Faults(site);

    @Override
    public Ports ports() {
        return SimPorts.of(site);
    }

    @Override
    public Ports withWrongBmcPassword() {
        return SimPorts.of(site, true);
    }

    @Override
    public Fleet fleet() {
        return site.fleet();
    }

    @Override
    public HostId home() {
        return new HostId("kct09");
    }

    @Override
    public HostId spare() {
        return new HostId("kct10");
    }

    @Override
    public HostId other() {
        return new HostId("kct11");
    }

    @Override
    public SortedSet<VmId> guests() {
        return new TreeSet<>(site.fleet().vms().keySet());
    }

    @Override
    public void hang(HostId host) {
        faults.happen("hang " + host);
    }

    @Override
    public void cutPower(HostId host) {
        faults.happen("cut power " + host);
    }

    @Override
    public void cutNetwork(HostId host) {
        faults.happen("cut network " + host);
    }

    @Override
    public void restore(HostId host) {
        faults.happen("restore " + host);
    }

    @Override
    public void killBmc(HostId host) {
        faults.happen("bmc " + host + " dead");
    }

    @Override
    public void failMemory(HostId host) {
        faults.happen("bmc " + host + " ecc");
    }

    @Override
    public void muteConsole(HostId host) {
        faults.happen("console " + host + " mute");
    }

    @Override
    public void spoilBootImage(HostId host) {
        faults.happen("image " + host + " spoilt");
    }

    @Override
    public void settle(Duration time) {
        site.advance(site.now().plus(time));
    }

    @Override
    public Instant now() {
        return site.now();
    }
}
