package dev.lifeboat.cli;

import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.screens.CausesSeen;
import dev.lifeboat.screens.MusterScreen;
import dev.lifeboat.screens.PlanScreen;
import dev.lifeboat.screens.QuestionScreen;
import dev.lifeboat.screens.RunLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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
            "Carries the recovery plan of a dead host out: fences it, frees its disks' locks, starts its",
            "guests elsewhere and proves each. Every act is journaled first; a crash loses nothing:",
            "lifeboat run RUN resume goes on."
        },
        footer = {"", "Example:  lifeboat go kct09 --confirm=kct09"})
public final class GoCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Parameters(paramLabel = "HOST", description = "the dead host")
    private String host = "";

    @Option(
            names = "--onto",
            split = ",",
            paramLabel = "HOST",
            description = "where its guests may go")
    private List<String> onto = new ArrayList<>();

    @Option(names = "--confirm", paramLabel = "HOST", description = "the host's name, typed again")
    private @Nullable String confirm;

    @Option(
            names = "--although-it-answers",
            description = "the host answers ping and is dead all the same; the run will ask again")
    private boolean althoughItAnswers;

    @Override
    public Integer call() throws IOException {
        var station = site.open();
        var dead = SiteOption.host(station, host);
        var targets = new TreeSet<HostId>();
        onto.forEach(name -> targets.add(SiteOption.host(station, name)));
        Holding.refuseSecondRun(station, dead);
        var known = Planning.look(station, dead);
        if (!althoughItAnswers && answers(known, dead)) {
            throw new Stop(
                    Exit.NO,
                    host
                            + " answers ping; a living host is not evacuated, and nothing was done.\n"
                            + "next:  lifeboat muster "
                            + host
                            + ", or add --although-it-answers");
        }
        var plan = Planning.plan(station, known, dead, targets);
        station.keep(plan);
        System.err.print(PlanScreen.text(plan, station.fleet(known), known, Pages.here()));
        Terminal.confirm(
                host,
                Optional.ofNullable(confirm),
                "fence " + host + " and start its guests elsewhere");
        var run = station.journal().open(plan, station.clock().instant());
        System.err.println("Run " + run);
        var causes = new CausesSeen();
        var end = Carrying.run(station, run, known, List.of(), _ -> both(printer(), causes));
        System.err.println(Carrying.text(end, run));
        var after = Aftermath.of(station, run, known, causes, Optional.empty());
        System.out.print(MusterScreen.text(after.roll(), Pages.here()));
        System.err.println("report: " + station.runFolder(run).resolve("report.md"));
        return Carrying.exit(end).code();
    }

    private static boolean answers(Readings known, HostId host) {
        return known.read(HostPing.of(host)).fact().map(HostPing::answered).orElse(false);
    }

    static Watcher both(Watcher one, Watcher other) {
        return new Watcher() {
            @Override
            public void saw(Entry entry, Run run, Snapshot now) {
                one.saw(entry, run, now);
                other.saw(entry, run, now);
            }

            @Override
            public void looked(Snapshot now) {
                one.looked(now);
                other.looked(now);
            }
        };
    }

    /// Tells each entry that is worth telling, as a plain line.
    static Watcher printer() {
        return (entry, run, now) -> {
            RunLines.line(entry, run, Pages.here()).ifPresent(System.out::println);
            if (entry.event() instanceof Event.Asked(var question)) {
                System.out.print(QuestionScreen.text(question, run, now, Pages.here()));
            }
        };
    }
}
