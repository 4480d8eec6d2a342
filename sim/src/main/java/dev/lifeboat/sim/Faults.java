package dev.lifeboat.sim;

import dev.lifeboat.core.fleet.HostId;
import java.util.regex.Pattern;

/// The faults and acts of others that a script can name.
final class Faults {
    private static final Pattern WORDS = Pattern.compile("\\s+");

    private final SimSite site;

    Faults(SimSite site) {
        this.site = site;
    }

    void happen(String what) {
        var words = WORDS.split(what);
        switch (words[0]) {
            case "hang" -> hang(host(words[1]));
            case "cut" -> cut(words[1], host(words[2]));
            case "restore" -> restore(host(words[1]));
            case "bmc" -> bmc(words);
            case "caps" -> site.ceph.monCap = what.substring("caps ".length());
            case "laggy" -> laggy(Integer.parseInt(words[1]));
            case "mons" -> mons(words[1]);
            case "witness" -> site.silentWitnesses.add(words[2]);
            case "operator" -> operator(words);
            default -> throw new IllegalArgumentException("no such event: " + what);
        }
    }

    private SimHost host(String name) {
        return site.host(new HostId(name));
    }

    private void hang(SimHost host) {
        host.hung = true;
        host.cutOff = true;
        site.note("site", host.id + " stops answering, power stays on");
    }

    private void cut(String what, SimHost host) {
        switch (what) {
            case "power" -> site.powerOff(host, "loses power");
            case "network" -> {
                host.cutOff = true;
                site.note("site", host.id + " loses its network");
            }
            case "port" -> {
                host.portDown = true;
                site.note("operator", "shut the switch port of " + host.id);
            }
            default -> throw new IllegalArgumentException("cannot cut " + what);
        }
    }

    private void restore(SimHost host) {
        host.cutOff = false;
        host.portDown = false;
        host.hung = false;
        if (host.powered) {
            site.note("site", host.id + " is back on the network");
        } else {
            site.powerOn(host);
        }
    }

    private void bmc(String[] words) {
        var host = host(words[1]);
        switch (words[2]) {
            case "dead" -> host.bmcDead = true;
            case "alive" -> host.bmcDead = false;
            case "lies" -> host.bmcLies = true;
            case "is" -> host.bmcOf = new HostId(words[3]);
            default -> throw new IllegalArgumentException("no such BMC fault: " + words[2]);
        }
        if (words[2].equals("alive")) {
            site.note("site", "the BMC of " + host.id + " answers again");
        }
    }

    private void laggy(int groups) {
        site.ceph.laggy = groups;
        site.note("site", groups + " placement groups are laggy");
    }

    private void mons(String how) {
        site.ceph.quorum = how.equals("back");
        site.note("site", "the monitors " + (site.ceph.quorum ? "answer again" : "lose quorum"));
    }

    /// `operator starts web-1 on kct10`, the old procedure: define, start, hope.
    private void operator(String[] words) {
        var vm = site.fleet().named(words[2]).orElseThrow();
        var host = host(words[4]);
        var definition =
                site.hosts.values().stream()
                        .filter(each -> each.defined.containsKey(vm.id()))
                        .map(each -> each.defined.get(vm.id()))
                        .findFirst()
                        .orElseThrow();
        host.defined.put(vm.id(), new SimHost.Defined(definition.definition(), false));
        site.launch(host, vm.id(), "operator");
    }
}
