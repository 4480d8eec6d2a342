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
            case "break" -> {
                hang(host(words[1]));
                host(words[1]).machine.broken = true;
            }
            case "image" -> image(host(words[1]), words[2]);
            case "log" -> host(words[1]).machine.log.add(what.split("\\s+", 3)[2]);
            case "cut" -> cut(words[1], host(words[2]));
            case "restore" -> restore(host(words[1]));
            case "bmc" -> bmc(words);
            case "console" -> host(words[1]).mute = words[2].equals("mute");
            case "caps" -> site.ceph.monCap = what.substring("caps ".length());
            case "laggy" -> laggy(Integer.parseInt(words[1]));
            case "mons" -> mons(words[1]);
            case "witness" -> witness(words[1], words[2]);
            case "spoil" -> spoil(words[1]);
            case "upgrade" -> upgrade(host(words[1]), words[2]);
            case "operator" -> new ByHand(site).act(words);
            default -> throw new IllegalArgumentException("no such event: " + what);
        }
    }

    private SimHost host(String name) {
        return site.host(new HostId(name));
    }

    /// The guest runs on: it does not show before the next boot.
    private void spoil(String name) {
        site.ceph.images.forEach((image, state) -> state.spoiled |= image.name().equals(name));
        site.note("site", "the disk of " + name + " would not boot again");
    }

    /// What runs was loaded before it.
    private void upgrade(SimHost host, String what) {
        host.debt.add(what);
        site.note("site", what + " is upgraded on " + host.id);
    }

    private void hang(SimHost host) {
        if (!host.powered) {
            return;
        }
        host.hung = true;
        host.cutOff = true;
        host.changed = site.now();
        site.note("site", host.id + " stops answering, power stays on");
    }

    /// `image kct09 spoilt`, or without a driver: `image kct09 ahci`.
    private static void image(SimHost host, String what) {
        if (what.equals("spoilt")) {
            host.machine.spoilt = true;
        } else {
            host.machine.bootDrivers.remove(what);
        }
    }

    private void witness(String how, String address) {
        if (how.equals("silent")) {
            site.silentWitnesses.add(address);
            site.note("site", "witness " + address + " falls silent");
        } else {
            site.silentWitnesses.remove(address);
            site.note("site", "witness " + address + " answers again");
        }
    }

    private void cut(String what, SimHost host) {
        host.changed = site.now();
        switch (what) {
            case "power" -> site.powerOff(host, "loses power");
            case "network" -> {
                host.cutOff = true;
                site.note("site", host.id + " loses its network");
            }
            case "management" -> {
                host.managementCut = true;
                site.note("site", host.id + " cannot be reached, its guests live on");
            }
            case "storage" -> {
                host.storageCut = true;
                site.note("site", host.id + " loses its way to the storage");
            }
            case "port" -> {
                host.portDown = true;
                site.note("operator", "shut the switch port of " + host.id);
            }
            default -> throw new IllegalArgumentException("cannot cut " + what);
        }
    }

    /// A port that a person shut stays so.
    private void restore(SimHost host) {
        if (host.unplugged) {
            return;
        }
        host.changed = site.now();
        host.cutOff = false;
        host.managementCut = false;
        host.storageCut = false;
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
            case "alive" -> {
                host.bmcDead = false;
                site.note("site", "the BMC of " + host.id + " answers again");
            }
            case "ecc" -> host.noted.add("Memory DIMM_A1 Uncorrectable ECC");
            case "lies" -> host.bmcLies = true;
            case "blind" -> host.bmcBlind = true;
            case "wired" -> host.wiredTo = new HostId(words[3]);
            case "is" -> host.bmcOf = new HostId(words[3]);
            default -> throw new IllegalArgumentException("no such BMC fault: " + words[2]);
        }
    }

    private void laggy(int groups) {
        site.ceph.laggy = groups;
        site.note("site", groups == 0 ? "Ceph is well" : groups + " placement groups are laggy");
    }

    private void mons(String how) {
        site.ceph.quorum = how.equals("back");
        site.note("site", "the monitors " + (site.ceph.quorum ? "answer again" : "lose quorum"));
    }
}
