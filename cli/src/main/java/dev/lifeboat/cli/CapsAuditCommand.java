package dev.lifeboat.cli;

import dev.lifeboat.caps.Auditor;
import dev.lifeboat.caps.Release;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.drivers.ceph.AuthDump;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.screens.AuditedUser;
import dev.lifeboat.screens.CapsAuditJson;
import dev.lifeboat.screens.CapsAuditScreen;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Who could not take over a dead client's disks.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Says which users of Ceph could not break a dead client's lock, and what would help.",
            "",
            "Reads what \"ceph auth ls -f json\" prints, from a file or standard input (-); keys are "
                    + "passed over. With --ceph the cluster itself is asked, also for the caps that "
                    + "running clients have. Exit code 3 when a user that writes disks may not, 4 "
                    + "when it is not known."
        },
        footer = {
            "",
            "Examples:  ceph auth ls -f json | lifeboat caps audit -",
            "           lifeboat caps audit --ceph /etc/ceph/ceph.conf"
        })
public final class CapsAuditCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "FILE", description = "- for standard input")
    private @Nullable String file;

    @Mixin private CephOptions ceph = new CephOptions();

    @Mixin private ReleaseOption release = new ReleaseOption();

    @Option(names = "--json", description = "one object, lifeboat.caps-audit/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if ((file == null) == ceph.cluster().isEmpty()) {
            throw new Stop(
                    Exit.USAGE,
                    "name a FILE, - for standard input, or --ceph CONF\n"
                            + "next:  ceph auth ls -f json | lifeboat caps audit -");
        }
        var live = ceph.cluster();
        var rules =
                live.map(asked -> release.or(asked.releases(), "lifeboat caps audit --ceph CONF"))
                        .or(release::given)
                        .orElse(Release.PACIFIC);
        var auditor = new Auditor(rules, rules, live.flatMap(CephOptions.Live::pools));
        var screen = new CapsAuditScreen(Pages.here(), rules);
        var out = new Listing(screen, json ? Optional.of(System.out) : Optional.empty());
        out.begin(rules);
        if (live.isPresent()) {
            var running =
                    live.get().sessions().stream()
                            .collect(Collectors.groupingBy(MonSessions.Session::entity));
            for (var user : live.get().users()) {
                var sessions = running.getOrDefault(user.name(), List.of());
                out.add(audited(auditor, user, sessions));
            }
        } else {
            read(user -> out.add(audited(auditor, user, List.of())));
        }
        out.end();
        return exit(screen).code();
    }

    private static Exit exit(CapsAuditScreen screen) {
        return switch (screen.worst()) {
            case YES -> Exit.OK;
            case NO -> Exit.NO;
            case UNKNOWN -> Exit.UNKNOWN;
        };
    }

    private void read(Consumer<AuthDump.Entity> each) throws IOException {
        var name = Optional.ofNullable(file).orElse("-");
        try (var in = name.equals("-") ? System.in : open(name)) {
            AuthDump.read(in, each);
        } catch (Unreadable bad) {
            throw new Stop(
                    Exit.USAGE,
                    (name.equals("-") ? "standard input" : name) + ": " + bad.getMessage());
        }
    }

    private static InputStream open(String name) throws IOException {
        var path = Path.of(name);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new Stop(Exit.USAGE, name + " is no file that can be read");
        }
        return new BufferedInputStream(Files.newInputStream(path));
    }

    private static AuditedUser audited(
            Auditor auditor, AuthDump.Entity user, List<MonSessions.Session> sessions) {
        var clients = new TreeMap<String, Integer>();
        sessions.forEach(session -> clients.merge(session.caps(), 1, Integer::sum));
        clients.remove(user.caps().getOrDefault("mon", ""));
        var effective = new ArrayList<AuditedUser.Effective>();
        clients.forEach((mon, count) -> {
            var caps = new TreeMap<>(user.caps());
            caps.put("mon", mon);
            var may = auditor.audit(user.name(), caps).mayBreakLocks();
            effective.add(new AuditedUser.Effective(mon, count, may));
        });
        return new AuditedUser(user.name(), auditor.audit(user.name(), user.caps()), effective);
    }

    /// Users on their way out: as JSON at once, on the screen at the end.
    private static final class Listing {
        private final CapsAuditScreen screen;
        private final Optional<PrintStream> json;
        private boolean first = true;

        Listing(CapsAuditScreen screen, Optional<PrintStream> json) {
            this.screen = screen;
            this.json = json;
        }

        void begin(Release release) {
            json.ifPresent(out -> out.print(CapsAuditJson.head(release)));
        }

        void add(AuditedUser user) {
            screen.add(user);
            json.ifPresent(out -> {
                out.print(first ? "\n" : ",\n");
                out.print(CapsAuditJson.entity(user));
            });
            first = false;
        }

        void end() {
            json.ifPresentOrElse(
                    out -> out.println("\n" + CapsAuditJson.tail(screen.worst())),
                    () -> System.out.print(screen.text()));
        }
    }
}
