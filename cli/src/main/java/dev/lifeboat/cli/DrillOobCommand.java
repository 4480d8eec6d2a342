package dev.lifeboat.cli;

import dev.lifeboat.core.plan.OobDrill;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Does the host's BMC switch it off and on, really?
@Command(
        name = "oob",
        mixinStandardHelpOptions = true,
        description = {
            "Switches an empty host off and on by its BMC.",
            "",
            "Refused unless the host runs no guest, seen now, no daemon of Ceph lives at its addresses, "
                    + "and its BMC is its own. Sees it off, "
                    + "switches it on, and sees it come back with a new boot id, and that its "
                    + "console speaks, where the site file names a log of it (hosts.NAME.console).",
            "",
            "Exit code 0 when it came back and was heard, 3 when something failed or it is refused or "
                    + "aborted, "
                    + "4 when it could not be told."
        },
        footer = {"", "Example:  lifeboat drill oob kct11 --confirm=kct11"})
public final class DrillOobCommand implements Callable<Integer> {
    @Mixin private DrillArguments drill = new DrillArguments();

    @Override
    public Integer call() throws IOException {
        return drill.with(this::call);
    }

    private Exit call(Station station) throws IOException {
        var id = SiteOption.host(station, drill.host());
        var seen = ReadyCommand.look(station, new TreeSet<>(List.of(id)), new TreeSet<>());
        // Once more, what decides: the survey may have taken a while.
        var fleet = station.site().fleet();
        var known = station.lookAt(OobDrill.asks(fleet, id), seen);
        OobDrill.refusal(fleet, known, id)
                .ifPresent(because -> {
                    throw new Stop(
                            Exit.NO, "Refused: " + because + ".\nnext:  lifeboat look " + id);
                });
        return drill.carryOut(station, OobDrill.plan(fleet, known, id), known, _ -> List.of());
    }
}
