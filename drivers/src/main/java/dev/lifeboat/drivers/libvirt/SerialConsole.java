package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Console;
import dev.lifeboat.drivers.console.ConsoleReader;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.Logins;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.time.InstantSource;

/// Guests' serial consoles, where their hosts keep them as files.
public final class SerialConsole implements Console {
    private static final Duration READ = Duration.ofSeconds(10);

    /// Bytes from the end. A boot that blocks repeats itself every 120 s with 3 KiB of trace for
    /// each task; this holds the last ten minutes.
    private static final int TAIL_BYTES = 64 * 1024;

    private static final String SILENT = "== silent";
    private static final String TEXT = "== text\n";

    private final Virsh virsh;
    private final Logins logins;
    private final InstantSource clock;

    public SerialConsole(Virsh virsh, Logins logins, InstantSource clock) {
        this.virsh = virsh;
        this.logins = logins;
        this.clock = clock;
    }

    private record Place(String guest, String file) {}

    @Override
    public Reading<ConsoleTail> tail(Host host, VmId vm) {
        var template = "ssh " + host.id() + " tail SERIAL-LOG # of virsh dumpxml " + vm;
        var look = Look.at(new Seat(vm, host.id()), template, clock);
        var dump = virsh.run(host.id(), vm, "dumpxml " + vm, READ);
        Reading<Place> place = look.reading(dump, Virsh::why, SerialConsole::place);
        return look.then(
                place, found -> found.file().isEmpty() ? none(look) : text(look, host, vm, found));
    }

    private static Place place(String xml) throws Unreadable {
        var domain = DomainXml.parse(xml);
        return new Place(DomainXml.text(domain.root(), "name"), domain.consoleFile().orElse(""));
    }

    private static Reading<ConsoleTail> none(Look look) {
        return look.unknown(Why.refused("its definition keeps no console in a file"));
    }

    private Reading<ConsoleTail> text(Look look, Host host, VmId vm, Place place) {
        var ended = logins.run(host.id(), Virsh.target(host.id(), vm), script(place), READ);
        return look.reading(ended, Ssh::why, SerialConsole::read);
    }

    private static ConsoleTail read(String out) throws Unreadable {
        if (out.startsWith(SILENT)) {
            return ConsoleReader.read("");
        }
        if (!out.startsWith(TEXT)) {
            throw new Unreadable("no console in it");
        }
        return ConsoleReader.read(out.substring(TEXT.length()));
    }

    /// A file that has not changed since QEMU started holds an earlier start's last words.
    private static String script(Place place) {
        return "f="
                + Ssh.quoted(place.file())
                + "; p=/run/libvirt/qemu/"
                + Ssh.quoted(place.guest() + ".pid")
                + "; if [ -e \"$p\" ] && [ \"$f\" -ot \"$p\" ]; then echo '"
                + SILENT
                + "'; else echo '== text'; tail -c "
                + TAIL_BYTES
                + " -- \"$f\"; fi";
    }
}
