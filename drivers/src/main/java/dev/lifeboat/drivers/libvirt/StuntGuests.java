package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.core.spi.Hypervisor;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.Logins;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stunts on their hosts, each with a bridge that is never switched on: what a guest sends into it
/// is dropped by the kernel (`br_handle_frame` of a port of a bridge that is down), so that neither
/// another guest nor the host itself hears it. A host that forwards for its guests would answer for
/// their gateway on any bridge that is up, with or without an address there.
public final class StuntGuests {
    private static final Duration READ = Duration.ofSeconds(10);

    /// `virsh destroy` waits 15 s for SIGTERM, then 15 s more for SIGKILL.
    private static final Duration END = Duration.ofSeconds(50);

    /// `IFF_UP` of `linux/if.h`.
    private static final int UP = 1;

    private static final String ABSENT = "absent";

    private final Hypervisor hypervisor;
    private final Virsh virsh;
    private final Logins logins;
    private final InstantSource clock;

    public StuntGuests(Hypervisor hypervisor, Virsh virsh, Logins logins, InstantSource clock) {
        this.hypervisor = hypervisor;
        this.virsh = virsh;
        this.logins = logins;
        this.clock = clock;
    }

    public static List<String> hindrances(String xml) {
        return StuntXml.hindrances(xml);
    }

    public Outcome enclose(Host host, Stunt stunt) {
        return act(host, stunt, "ip link add name " + stunt.bridge() + " type bridge", READ);
    }

    public Outcome removeEnclosure(Host host, Stunt stunt) {
        return act(host, stunt, "ip link delete dev " + stunt.bridge() + " type bridge", READ);
    }

    private Outcome act(Host host, Stunt stunt, String script, Duration limit) {
        return Act.outcome(
                run(host, stunt, script, limit),
                exited -> new Outcome.Refused(Text.lastLine(exited.err())));
    }

    private Ended run(Host host, Stunt stunt, String script, Duration limit) {
        var target = Target.of("host " + host.id()).part("drill " + stunt);
        return logins.run(host.id(), target, script, limit);
    }

    public Reading<Enclosure> enclosure(Host host, Stunt stunt) {
        var bridge = stunt.bridge();
        var look = Look.at(stunt.seat(), "ssh " + host.id() + " ip addr show " + bridge, clock);
        var script =
                "b=/sys/class/net/"
                        + bridge
                        + "; [ -e $b ] || { echo "
                        + ABSENT
                        + "; exit 0; }; echo flags $(cat $b/flags);"
                        + " ip -o addr show dev "
                        + bridge
                        + " | awk '{print \"address\", $4}';"
                        + " for p in $(ls $b/brif); do"
                        + " [ -e /sys/class/net/$p/tun_flags ] || echo port $p; done";
        return look.reading(run(host, stunt, script, READ), Ssh::why, StuntGuests::enclosure);
    }

    static Enclosure enclosure(String out) throws Unreadable {
        if (out.strip().equals(ABSENT)) {
            return new Enclosure(false, Optional.empty());
        }
        var leaks = new ArrayList<String>();
        var flags = Optional.<Integer>empty();
        for (var line : out.strip().lines().toList()) {
            var words = line.split(" ", 2);
            switch (words[0]) {
                case "flags" -> flags = Optional.of(Integer.decode(words[1].strip()));
                case "address" -> leaks.add("the host has the address " + words[1] + " in it");
                case "port" -> leaks.add(words[1] + " is a port of it");
                default -> throw new Unreadable("not of a bridge: " + words[0]);
            }
        }
        if ((flags.orElseThrow(() -> new Unreadable("no flags")) & UP) != 0) {
            leaks.add("somebody has switched it on");
        }
        return new Enclosure(true, leaks.stream().findFirst());
    }

    public Outcome define(Host host, Stunt stunt, String xml, List<Twin> disks) {
        try {
            var own = StuntXml.of(xml, stunt, disks);
            return hypervisor.define(host, stunt.seat().vm(), own, false);
        } catch (Unreadable bad) {
            return new Outcome.Refused("it can have no stunt: " + bad.getMessage());
        }
    }

    /// Its logs go while it is still known: as long as it is, this is done again.
    public Outcome end(Host host, Stunt stunt) {
        var vm = stunt.seat().vm();
        var _ = hypervisor.destroy(host, vm);
        var logs = StuntXml.console(stunt) + " " + StuntXml.log(stunt);
        var removed = act(host, stunt, "rm -f -- " + logs, READ);
        if (!(removed instanceof Outcome.Done)) {
            return removed;
        }
        // Unlike a guest's, its variable store of UEFI is nobody's.
        var undefine =
                "undefine --managed-save --snapshots-metadata --checkpoints-metadata --nvram " + vm;
        return Virsh.outcome(virsh.run(host.id(), vm, undefine, END));
    }
}
