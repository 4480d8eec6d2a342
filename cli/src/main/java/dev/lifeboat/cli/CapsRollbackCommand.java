package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.screens.CapsRollback;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives a Ceph user the caps again that it had before it was fixed.
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the last \"caps fix\" of a Ceph user back.",
            "",
            "Shows who loses what, asks for the user's name, and reads the caps back."
        },
        footer = {"", "Example:  lifeboat caps rollback client.libvirt --plan"})
public final class CapsRollbackCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(paramLabel = "CLIENT", description = "such as client.libvirt")
    private String client = "";

    @Option(names = "--plan", description = "only show it")
    private boolean planOnly;

    @Option(
            names = "--confirm",
            paramLabel = "CLIENT",
            description = "the user's name, typed again")
    private @Nullable String confirm;

    @Mixin private ReleaseOption release = new ReleaseOption();

    @Override
    public Integer call() throws IOException {
        var _ = release.given(); // a wrong one is said before anything is asked
        var station = site.open();
        var look = CapsLook.at(station, client);
        var kept = KeptCaps.of(station).newest(look.user());
        if (kept.isEmpty()) {
            throw new Stop(Exit.NO, "No change of the caps of " + client + " was made here.");
        }
        if (!(look.caps() instanceof Reading.Known<CephCaps>(var now, _, _, _))) {
            throw new Stop(
                    Exit.UNKNOWN,
                    "The caps of " + client + " could not be read.\nnext:  lifeboat look ceph");
        }
        var again = "lifeboat caps rollback " + client + " --plan";
        var rules = release.or(look.releases(), again);
        var change = kept.get();
        var rollback =
                new CapsRollback(
                        look.user(), rules, change.at(), change.after(), now, change.before());
        System.out.print(rollback.text(Pages.here()));
        if (planOnly || !rollback.isNeeded()) {
            return Exit.OK.code();
        }
        Terminal.confirm(client, Optional.ofNullable(confirm), "take its new caps away");
        return CapsWrite.done(station, look.user(), now, change.before(), again).code();
    }
}
