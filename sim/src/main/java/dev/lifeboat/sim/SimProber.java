package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.spi.Prober;
import java.util.SortedSet;
import java.util.TreeSet;

/// Ping, zombies included: a guest on a fenced disk answers as if it were well.
record SimProber(SimSite site) implements Prober {
    @Override
    public Reading<SortedSet<String>> answering(Subject about, SortedSet<String> addresses) {
        var answering = new TreeSet<String>();
        addresses.stream().filter(this::answers).forEach(answering::add);
        return SimPorts.known(site, "fping " + String.join(" ", addresses), about, answering);
    }

    private boolean answers(String address) {
        if (site.fleet().witnesses().stream().anyMatch(each -> each.name().equals(address))) {
            return !site.silentWitnesses.contains(address);
        }
        var host =
                site.hosts.values().stream()
                        .filter(each -> each.address.equals(address))
                        .findFirst();
        return host.map(SimHost::isReachable)
                .orElseGet(() ->
                        site.fleet().vms().values().stream()
                                .filter(vm -> vm.addresses().contains(address))
                                .anyMatch(this::answers));
    }

    private boolean answers(Vm vm) {
        return site.instances(vm.id()).anyMatch(guest -> guest.isUp() && guest.host.speaks());
    }
}
