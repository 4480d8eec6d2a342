package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Console;
import dev.lifeboat.drivers.console.ConsoleReader;
import dev.lifeboat.drivers.console.HostConsoles;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.Logins;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Guests' serial consoles, where their hosts keep them as files. Those of the hosts are not kept
/// by libvirt, and read elsewhere.
public final class SerialConsole implements Console {
    private static final Duration READ = Duration.ofSeconds(10);

    /// Bytes from the end. A boot that blocks repeats itself every 120 s with 3 KiB of trace for
    /// each task; this holds the last ten minutes.
    private static final int TAIL_BYTES = 64 * 1024;

    private static final String NOT_RUNNING = "no";
    private static final Pattern HEAD = Pattern.compile("== started (?<start>no|[0-9. ]+)\n");

    private final Virsh virsh;
    private final Logins logins;
    private final HostConsoles hosts;
    private final InstantSource clock;
    private final Map<Seat, Found> found = new ConcurrentHashMap<>();

    public SerialConsole(Virsh virsh, Logins logins, HostConsoles hosts, InstantSource clock) {
        this.virsh = virsh;
        this.logins = logins;
        this.hosts = hosts;
        this.clock = clock;
    }

    /// @param file empty when its definition keeps no console in a file
    private record Place(String guest, String file) {}

    /// What a console said, of a guest that was started then.
    private record Heard(String start, ConsoleTail tail) {}

    /// A file that is known to be the console of that start.
    private record Found(Place place, String start) {}

    @Override
    public Reading<ConsoleTail> tail(Host host, VmId vm) {
        var seat = new Seat(vm, host.id());
        var template = "ssh " + host.id() + " tail SERIAL-LOG # of virsh dumpxml " + vm;
        var look = Look.at(seat, template, clock);
        return again(look, host, seat).orElseGet(() -> anew(look, host, seat));
    }

    @Override
    public Reading<HostConsole> ofHost(Host host) {
        return hosts.of(host.id());
    }

    /// While the same QEMU runs its console is in the same file: its definition needs no look.
    private Optional<Reading<ConsoleTail>> again(Look look, Host host, Seat seat) {
        var known = found.get(seat);
        return known != null
                        && heard(look, host, seat, known.place())
                                instanceof Reading.Known<Heard>(var heard, _, _, _)
                        && heard.start().equals(known.start())
                ? Optional.of(look.known(heard, Heard::tail))
                : Optional.empty();
    }

    private Reading<ConsoleTail> anew(Look look, Host host, Seat seat) {
        var dump = virsh.run(host.id(), seat.vm(), "dumpxml " + seat.vm(), READ);
        Reading<Place> place = look.reading(dump, Virsh::why, SerialConsole::place);
        return look.then(
                place,
                at ->
                        at.file().isEmpty()
                                ? none(look)
                                : look.then(
                                        heard(look, host, seat, at),
                                        heard -> keep(look, seat, at, heard)));
    }

    private Reading<ConsoleTail> keep(Look look, Seat seat, Place place, Heard heard) {
        if (heard.start().equals(NOT_RUNNING)) {
            found.remove(seat);
        } else {
            found.put(seat, new Found(place, heard.start()));
        }
        return look.known(heard, Heard::tail);
    }

    private static Place place(String xml) throws Unreadable {
        var domain = DomainXml.parse(xml);
        return new Place(DomainXml.text(domain.root(), "name"), domain.consoleFile().orElse(""));
    }

    private static Reading<ConsoleTail> none(Look look) {
        return look.unknown(Why.refused("its definition keeps no console in a file"));
    }

    private Reading<Heard> heard(Look look, Host host, Seat seat, Place place) {
        var target = Virsh.target(host.id(), seat.vm());
        return look.reading(
                logins.run(host.id(), target, script(place), READ), Ssh::why, SerialConsole::read);
    }

    private static Heard read(String out) throws Unreadable {
        var head = HEAD.matcher(out);
        if (!head.lookingAt()) {
            throw new Unreadable("no console in it");
        }
        return new Heard(head.group("start"), ConsoleReader.read(out.substring(head.end())));
    }

    /// Which start it is shows in the number and the time of QEMU's PID file. A console that has
    /// not changed since holds an earlier start's last words.
    private static String script(Place place) {
        return "f="
                + Ssh.quoted(place.file())
                + "; p=/run/libvirt/qemu/"
                + Ssh.quoted(place.guest() + ".pid")
                + "; echo \"== started $(stat -c '%i %.9Y' -- \"$p\" 2>/dev/null || echo "
                + NOT_RUNNING
                + ")\"; if ! [ -e \"$p\" ] || ! [ \"$f\" -ot \"$p\" ]; then tail -c "
                + TAIL_BYTES
                + " -- \"$f\"; fi";
    }
}
