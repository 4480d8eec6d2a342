package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.CausesSeen;
import dev.lifeboat.screens.MusterScreen;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings the guests of a dead host back.
@Command(
        name = "go",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a dead host's guests back: fences it, starts them elsewhere.",
            "",
            "Fences the host, frees its disks' locks, starts its guests elsewhere and proves each. "
                    + "Every act is journaled first; a crash loses nothing: lifeboat run RUN resume "
                    + "goes on.",
            "",
            "With a HOST it plans anew. With a PLAN it carries out exactly that plan, and refuses if "
                    + "anything that the plan rests on has changed."
        },
        footer = {
            "",
            "Examples:  lifeboat go kct09 --confirm=kct09",
            "           lifeboat go 7c1f --until 2b      fence it, and stop before the locks"
        })
public final class GoCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Parameters(
            paramLabel = "HOST|PLAN",
            description = "the dead host, or a plan's id as lifeboat plan shows it")
    private String word = "";

    @Option(
            names = "--onto",
            split = ",",
            paramLabel = "HOST",
            description = "where its guests may go")
    private List<String> onto = new ArrayList<>();

    @Option(
            names = "--until",
            paramLabel = "N",
            description =
                    "stop after phase N (0, 1, 2a, 2b, 3, 4, 5 or 6); lifeboat run RUN resume goes on")
    private @Nullable String until;

    @Option(names = "--confirm", paramLabel = "HOST", description = "the host's name, typed again")
    private @Nullable String confirm;

    @Option(
            names = "--although-it-answers",
            description = "the host answers ping and is dead all the same; the run will ask again")
    private boolean althoughItAnswers;

    @Option(names = "--json", description = "each event as one line, lifeboat.event/1")
    private boolean json;

    @Option(names = "--plain", description = "lines instead of the live view")
    private boolean plain;

    @Override
    public Integer call() throws IOException {
        try (var station = site.open(journal)) {
            return call(station);
        }
    }

    private int call(Station station) throws IOException {
        station.journals().prepare();
        var targets = new TreeSet<HostId>();
        onto.forEach(name -> targets.add(SiteOption.host(station, name)));
        var aim = Aim.at(station, word, targets);
        var host = aim.dead();
        refuseIfAlive(host, aim.known());
        var plan = bounded(aim.plan());
        Opening.refuseConflict(station, plan, aim.known());
        System.err.print(Planning.screen(station, plan, aim.known(), Pages.here()));
        Terminal.confirm(host.name(), Optional.ofNullable(confirm), what(host, plan));
        var run = Opening.open(station, plan, aim.known());
        System.err.println("Run " + run);
        return carryOut(station, run, aim.known());
    }

    private void refuseIfAlive(HostId host, Readings known) {
        if (!althoughItAnswers && HostPing.isHeard(host, known)) {
            throw new Stop(
                    Exit.NO,
                    host
                            + " answers ping; a living host is not evacuated, and nothing was done.\n"
                            + "next:  lifeboat muster "
                            + host
                            + ", or add --although-it-answers");
        }
    }

    private Plan bounded(Plan plan) {
        if (until == null) {
            return plan;
        }
        return plan.until(until)
                .orElseThrow(() ->
                        new Stop(
                                Exit.USAGE,
                                "There is no phase \""
                                        + until
                                        + "\"; there are "
                                        + plan.phases().stream()
                                                .map(Phase::number)
                                                .collect(Collectors.joining(", "))));
    }

    private static String what(HostId host, Plan plan) {
        return plan.until()
                .map(last -> "carry out plan " + plan.id() + " up to phase " + last)
                .orElse("fence " + host + " and start its guests elsewhere");
    }

    private int carryOut(Station station, RunId run, Readings known) throws IOException {
        var causes = new CausesSeen();
        var showing = new Showing(station, run, site.words(journal), Manner.of(json, plain));
        var end = showing.carryOut(known, List.of(), causes);
        if (showing.isLeftRunning()) {
            return Exit.UNKNOWN.code();
        }
        System.err.println(Carrying.text(end, run));
        var after = Aftermath.of(station, run, known, causes, Optional.empty());
        if (!json) {
            System.out.print(MusterScreen.text(after.roll(), Pages.here()));
        }
        System.err.println("report: " + station.runFolder(run).resolve("report.md"));
        return Carrying.exit(end).code();
    }
}
