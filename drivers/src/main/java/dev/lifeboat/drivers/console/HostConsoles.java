package dev.lifeboat.drivers.console;

import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.ConsoleLog;
import dev.lifeboat.drivers.access.HostAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.Ssh;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Hosts' serial consoles, by the logs that a console server keeps of them (conserver, ipmiconsole,
/// `ipmitool sol activate`).
///
/// A log here is read by a program too, and not by this one: one on a file server that hangs would
/// hold a thread for ever.
public final class HostConsoles {
    /// A log's end is read in milliseconds, by a login in 0.4 s; what takes 10 s hangs.
    private static final Duration READ = Duration.ofSeconds(10);

    /// From the end: far more than the lines that are kept of it.
    private static final int TAIL_BYTES = 64 * 1024;

    private static final Pattern HEAD = Pattern.compile("console (\\d{1,18}) (\\d{1,11})\n");

    /// What console servers write into a log themselves: conserver's `[-- MARK -- Mon Mar 2 ...]`,
    /// ipmitool's `[SOL Session operational. Use ~? for help]`, ipmiconsole's `[closing the
    /// connection]`.
    private static final Pattern MARK = Pattern.compile("\\[(--|SOL |closing the ).*\\]");

    private final SiteAccess site;
    private final Shell shell;
    private final Ssh ssh;
    private final InstantSource clock;

    public HostConsoles(SiteAccess site, Shell shell, Ssh ssh, InstantSource clock) {
        this.site = site;
        this.shell = shell;
        this.ssh = ssh;
        this.clock = clock;
    }

    public Reading<HostConsole> of(HostId host) {
        return switch (log(host).orElse(null)) {
            case null ->
                    Look.at(host, "tail CONSOLE-LOG of {}", clock)
                            .unknown(Why.notStarted("the site names no console of " + host));
            case ConsoleLog.Here(var file) -> {
                var look = Look.at(host, "tail " + file, clock);
                var command = Command.of("sh", "-c", script(file.toString()));
                yield read(look, run(host, command));
            }
            case ConsoleLog.There(var login, var file) -> {
                var typed = "ssh " + login.user() + "@" + login.address() + " tail " + file;
                var look = Look.at(host, typed, clock);
                var command = ssh.run(login, script(file)).within(site.networkNamespace());
                yield read(look, run(host, command));
            }
        };
    }

    private Optional<ConsoleLog> log(HostId host) {
        return Optional.ofNullable(site.hosts().get(host)).flatMap(HostAccess::console);
    }

    private Ended run(HostId host, Command command) {
        return shell.run(Target.of("console of " + host), command, READ);
    }

    private static String script(String file) {
        var word = Ssh.quoted(file);
        return "stat -Lc 'console %s %Y' -- " + word + " && tail -c " + TAIL_BYTES + " -- " + word;
    }

    private static Reading<HostConsole> read(Look look, Ended ended) {
        return look.reading(ended, Ssh::why, HostConsoles::read);
    }

    static HostConsole read(String out) throws Unreadable {
        var head = HEAD.matcher(out);
        if (!head.lookingAt()) {
            throw new Unreadable("no console in it");
        }
        var bytes = Long.parseLong(head.group(1));
        if (bytes == 0) {
            return new HostConsole(Optional.empty(), 0, List.of());
        }
        var plain = ConsoleReader.plain(out.substring(head.end()));
        var lines = ConsoleReader.lastLines(plain, HostConsole.LINES);
        if (!lines.isEmpty() && MARK.matcher(lines.getLast()).matches()) {
            throw new Unreadable(
                    "it ends with \""
                            + lines.getLast()
                            + "\", which is the console server's own and hides when the host last"
                            + " spoke; let it write no marks into this log");
        }
        var last = Instant.ofEpochSecond(Long.parseLong(head.group(2)));
        return new HostConsole(Optional.of(last), bytes, lines);
    }
}
