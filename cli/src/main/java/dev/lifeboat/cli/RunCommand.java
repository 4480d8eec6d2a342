package dev.lifeboat.cli;

import dev.lifeboat.core.control.Orders;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.CausesSeen;
import dev.lifeboat.screens.OrderJson;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells a run what to do.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Tells a run what to do: answer, pause, resume, retry, skip, abort.",
            "",
            "Without a COMMAND it shows how far the run is and what it asks. With one, it goes on "
                    + "with the run when nobody else is carrying it out.",
            "",
            "  answer QUESTION CHOICE  such as: answer q1 2",
            "  pause | resume          resume also goes on after --until",
            "  carry                   go on with it here as it stands, after a crash",
            "  retry N | N.GUEST       go through a phase or lane again",
            "  skip LANE/STEP          leave a step undone; not preflight, not fence",
            "  hold GUEST              begin nothing more for this guest",
            "  suppose GUEST           it is only a slow disk check: what is seen of the",
            "                          guest bears that out or refutes it, and says so",
            "  note TEXT               a remark for the journal and the report",
            "  abort                   finish what was begun, begin nothing more; of a drill,",
            "                          remove what it has made"
        },
        footer = {
            "",
            "Examples:  lifeboat run 7c1f-1 answer q1 2",
            "           lifeboat run 7c1f-1 answer q1 3 --type kct09",
            "           lifeboat run 7c1f-1 skip 3.web-9/break-lock-1 --because TEXT"
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin private SiteOption site = new SiteOption();

    @Mixin private JournalOption journal = new JournalOption();

    @Option(
            names = "--holds",
            paramLabel = "HOST",
            description = "only tell which run has this host in hand: 0 and its name, or 3")
    private @Nullable String holds;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "such as 7c1f-1")
    private String name = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COMMAND", description = "see above")
    private List<String> words = List.of();

    @Option(
            names = "--because",
            paramLabel = "TEXT",
            description = "why, for the journal and the report; skip needs it")
    private String because = "";

    @Option(
            names = "--type",
            paramLabel = "NAME",
            description = "the name that an answer wants typed with it")
    private @Nullable String typed;

    @Option(
            names = "--json",
            description =
                    "each event as one line, lifeboat.event/1; of a command that somebody else's"
                            + " controller is given: one object, lifeboat.order/1")
    private boolean json;

    @Option(names = "--plain", description = "lines instead of the live view")
    private boolean plain;

    @Option(
            names = "--background",
            description = "for a process without a person: wait for answers")
    private boolean background;

    @Override
    public Integer call() throws IOException {
        try (var station = site.open(journal)) {
            return call(station);
        }
    }

    private int call(Station station) throws IOException {
        if (holds != null) {
            return holds(station, holds);
        }
        if (name.isEmpty()) {
            throw new Stop(
                    Exit.USAGE,
                    "run needs a run; there are "
                            + Holding.list(station)
                            + ".\nnext:  lifeboat run --help");
        }
        var id = Holding.named(station, name);
        if (words.isEmpty()) {
            return new RunStatus(station, id).show(json).code();
        }
        if (words.getFirst().equals("carry")) {
            return carry(station, id);
        }
        var run = Holding.fold(station, id);
        var command =
                new Saying(Person.name(), words, because, Optional.ofNullable(typed), run)
                        .command();
        var refused = Desk.send(station.runtime(), id, command);
        if (refused.isEmpty()) {
            System.err.println("Run " + id + " has taken it.");
            told(run, command, refused);
            return Exit.OK.code();
        }
        if (!refused.get().equals(Desk.NOBODY)) {
            told(run, command, refused);
            throw refused(id, refused.get());
        }
        // What is said is held against what is seen now, not against what was seen at noon.
        var known = seen(station);
        var refusal = Orders.refusal(command, Holding.fold(station, id), known);
        if (refusal.isPresent()) {
            told(run, command, refusal);
            throw refused(id, refusal.get());
        }
        System.err.println("Nobody is carrying run " + id + " out; going on with it here.");
        return carryOut(station, id, known, List.of(command));
    }

    private void told(
            Run run, dev.lifeboat.core.control.Command command, Optional<String> refused) {
        if (json) {
            System.out.println(OrderJson.text(run, command, refused));
        }
    }

    private static Stop refused(RunId id, String why) {
        return new Stop(
                Exit.NO,
                "Nothing was done: " + why + ".\nnext:  lifeboat run " + id + "   shows it");
    }

    private int carry(Station station, RunId id) throws IOException {
        if (Desk.isManned(station.runtime(), id)) {
            throw new Stop(
                    Exit.NO,
                    "Somebody is carrying run "
                            + id
                            + " out already.\nnext:  lifeboat muster "
                            + id
                            + " --watch");
        }
        if (Holding.fold(station, id).ending().isPresent()) {
            throw new Stop(Exit.NO, "Run " + id + " is over.\nnext:  lifeboat muster " + id);
        }
        return carryOut(station, id, seen(station), List.of());
    }

    private static Readings seen(Station station) throws IOException {
        var known = station.look(station.remembered());
        station.remember(known);
        return known;
    }

    private int carryOut(
            Station station,
            RunId id,
            Readings known,
            List<dev.lifeboat.core.control.Command> first)
            throws IOException {
        var manner = background ? Manner.BACKGROUND : Manner.of(json, plain);
        var showing = new Showing(station, id, site.words(journal), manner);
        var causes = new CausesSeen();
        var end = showing.carryOut(known, first, causes);
        if (showing.isLeftRunning()) {
            return Exit.UNKNOWN.code();
        }
        System.err.println(Carrying.text(end, id));
        if (end instanceof Runner.End.Over) {
            Aftermath.of(station, id, known, causes, Optional.empty());
            System.err.println("report: " + station.runFolder(id).resolve("report.md"));
        }
        return Carrying.exit(end).code();
    }

    private static int holds(Station station, String host) {
        var open = Holding.openRun(station, SiteOption.host(station, host));
        open.ifPresent(System.out::println);
        return (open.isPresent() ? Exit.OK : Exit.NO).code();
    }
}
