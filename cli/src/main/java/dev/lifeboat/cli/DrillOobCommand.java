package dev.lifeboat.cli;

import dev.lifeboat.core.plan.OobDrill;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Does the host's BMC switch it off and on, really?
@Command(
        name = "oob",
        mixinStandardHelpOptions = true,
        description = {
            "Switches an empty host off and on by its BMC.",
            "",
            "Refused unless the host runs no guest, seen now, and its BMC is its own. Sees it off, "
                    + "switches it on, and sees it come back with a new boot id, and that its "
                    + "console speaks, where the site file names a log of it (hosts.NAME.console).",
            "",
            "Exit code 0 when it came back and was heard, 3 when something failed or it is refused, "
                    + "4 when it could not be told."
        },
        footer = {"", "Example:  lifeboat drill oob kct11 --confirm=kct11"})
public final class DrillOobCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Parameters(paramLabel = "HOST", description = "the host; it lives and runs no guest")
    private String host = "";

    @Option(names = "--confirm", paramLabel = "HOST", description = "the host's name, typed again")
    private @Nullable String confirm;

    @Option(names = "--json", description = "what it has shown as one object, lifeboat.drill/1")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (var station = site.open(journal)) {
            return call(station).code();
        }
    }

    private Exit call(Station station) throws IOException {
        var id = SiteOption.host(station, host);
        var seen = ReadyCommand.look(station, new TreeSet<>(List.of(id)), new TreeSet<>());
        // Once more, what decides: the survey may have taken a while.
        var itself = station.site().fleet().host(id);
        var known = station.lookAt(OobDrill.asks(itself), seen);
        OobDrill.refusal(known, id)
                .ifPresent(because -> {
                    throw new Stop(
                            Exit.NO, "Refused: " + because + ".\nnext:  lifeboat look " + host);
                });
        return new Drilling(station, host, Optional.ofNullable(confirm), json)
                .carryOut(OobDrill.plan(known, itself), known, _ -> List.of());
    }
}
