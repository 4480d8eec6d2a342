package dev.lifeboat.cli;

import dev.lifeboat.screens.PlanJson;
import dev.lifeboat.screens.Runbook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What would be done if a host died now, or is done because it did.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how the guests of a host would be brought back.",
            "",
            "Says which would not be, and why. Nothing is done; the plan is kept, and lifeboat go PLAN "
                    + "carries it out. Exit code 3 when a guest that matters is left out."
        },
        footer = {"", "Example:  lifeboat plan kct09 --onto kct10,kct11"})
public final class PlanCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(paramLabel = "HOST", description = "the host that is dead, or might be")
    private String host = "";

    @Option(
            names = "--onto",
            split = ",",
            paramLabel = "HOST",
            description = "where its guests may go; default: every living host")
    private List<String> onto = new ArrayList<>();

    @Option(names = "--json", description = "one object, lifeboat.plan/1")
    private boolean json;

    @Option(
            names = "--as-commands",
            description =
                    "a runbook to paste, with its checks, for when Lifeboat itself cannot run")
    private boolean asCommands;

    @Override
    public Integer call() throws IOException {
        var station = site.open();
        var dead = SiteOption.host(station, host);
        var targets = SiteOption.hosts(station, onto);
        var known = Planning.look(station, dead);
        var plan = Planning.plan(station, known, dead, targets);
        station.keep(plan);
        var fleet = station.fleet(known);
        if (json) {
            System.out.println(PlanJson.text(plan, known));
        } else if (asCommands) {
            var ways = RunbookWays.of(station.site().access());
            System.out.print(Runbook.script(plan, fleet, known, ways, Pages.file()));
        } else {
            System.out.print(Planning.screen(station, plan, known, Pages.here()));
        }
        return plan.refusals().stream().anyMatch(left -> left.matters())
                ? Exit.NO.code()
                : Exit.OK.code();
    }
}
