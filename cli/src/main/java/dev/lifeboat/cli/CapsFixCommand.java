package dev.lifeboat.cli;

import dev.lifeboat.caps.Release;
import dev.lifeboat.caps.Remedy;
import dev.lifeboat.screens.CapsFix;
import dev.lifeboat.screens.KeyOwner;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives Ceph users the right to take a dead client's lock, and nothing else.
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        description = {
            "Lets Ceph users take a dead client's lock, by the smallest change.",
            "",
            "Shows each change, asks for each user's name, makes it, and reads it back. Before and "
                    + "after are kept in the state folder; \"caps rollback\" takes them. Refuses "
                    + "when the caps have changed since they were shown, or when anybody would "
                    + "lose a permission."
        },
        footer = {"", "Example:  lifeboat caps fix client.libvirt --plan"})
public final class CapsFixCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(arity = "1..*", paramLabel = "CLIENT", description = "such as client.libvirt")
    private List<String> clients = List.of();

    @Option(names = "--plan", description = "only show it")
    private boolean planOnly;

    @Option(
            names = "--confirm",
            paramLabel = "CLIENT",
            description = "a user's name, typed again; once for each")
    private List<String> confirmed = List.of();

    @Option(
            names = "--owned-by",
            paramLabel = "WHAT",
            description = "puppet, ansible, rook or cephadm: show the change there too")
    private @Nullable String owner;

    @Mixin private ReleaseOption release = new ReleaseOption();

    @Override
    public Integer call() throws IOException {
        var _ = release.given(); // a wrong one is said before anything is asked
        var writer = writer();
        var station = site.open();
        var fixes = new ArrayList<CapsFix>();
        for (var client : clients) {
            var fix = fix(station, client, writer);
            System.out.print((fixes.isEmpty() ? "" : "\n") + fix.text(Pages.here()));
            fixes.add(fix);
        }
        var worst = Exit.OK;
        for (var fix : fixes) {
            var exit = planOnly || fix.after().isEmpty() ? exit(fix) : change(station, fix);
            worst = exit.code() > worst.code() ? exit : worst;
        }
        return worst.code();
    }

    private Optional<KeyOwner> writer() {
        var named = Optional.ofNullable(owner).flatMap(KeyOwner::named);
        if (owner != null && named.isEmpty()) {
            throw new Stop(
                    Exit.USAGE,
                    "--owned-by " + owner + " is none of puppet, ansible, rook, cephadm");
        }
        return named;
    }

    private CapsFix fix(Station station, String client, Optional<KeyOwner> writer)
            throws IOException {
        var look = CapsLook.at(station, client);
        // Of caps that could not be read there is nothing to judge.
        var rules =
                look.caps().isKnown()
                        ? release.or(look.releases(), "lifeboat caps fix " + client + " --plan")
                        : Release.PACIFIC;
        return new CapsFix(
                look.user(), rules, writer, look.fleet(), look.now(), station.clock().instant());
    }

    private static Exit exit(CapsFix fix) {
        return switch (fix.remedy().orElse(new Remedy.NotKnown(""))) {
            case Remedy.NotKnown _ -> Exit.UNKNOWN;
            case Remedy.NotNeeded _ -> Exit.OK;
            case Remedy.Change _ -> fix.after().isEmpty() ? Exit.NO : Exit.OK;
        };
    }

    private Exit change(Station station, CapsFix fix) throws IOException {
        var client = fix.user().entity();
        var typed =
                confirmed.contains(client) ? Optional.of(client) : confirmed.stream().findFirst();
        Terminal.confirm(client, typed, "change its caps");
        return CapsWrite.done(
                station,
                fix.user(),
                fix.caps().fact().orElseThrow(),
                fix.after().orElseThrow(),
                "lifeboat caps fix " + client + " --plan");
    }
}
