package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.incident.Detector;
import dev.lifeboat.core.incident.Suspicion;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.core.run.Choice;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.CausesSeen;
import dev.lifeboat.screens.MusterJson;
import dev.lifeboat.screens.MusterScreen;
import dev.lifeboat.screens.QuestionScreen;
import dev.lifeboat.screens.Roll;
import dev.lifeboat.screens.RunLines;
import dev.lifeboat.server.Controller;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The night of kct09 in the lab: the outage, the old procedure, the recovery, the proof.
final class Rehearsal implements AutoCloseable {
    private static final HostId DEAD = new HostId("kct09");
    private static final Path SITE = Path.of("/var/lib/lifeboat-lab/lifeboat.yaml");

    /// The watch of a dead client stands for 30 s; a stuck guest shows soon after.
    private static final Duration STICK_WITHIN = Duration.ofMinutes(2);

    /// Each look of the rehearsal follows at once upon the one before, and takes seconds.
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(10);

    /// A look costs about as much; more of them would only slow the lab down.
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(2);

    /// Somebody who always does what is recommended must not do it for ever.
    private static final int SAME_ANSWER_AT_MOST = 3;

    private final Path folder;
    private final boolean answers;
    private final PageOption page;
    private final Telling telling;
    private final Station station = SiteOption.open(Optional.of(SITE));
    private final StationBridge bridge = new StationBridge(station, LOOKED_EVERY);
    private final CausesSeen causes = new CausesSeen();
    private final Map<String, Integer> answered = new TreeMap<>();

    Rehearsal(Path folder, boolean answers, PageOption page) throws IOException {
        this.folder = folder;
        this.answers = answers;
        this.page = page;
        Files.createDirectories(folder);
        this.telling = new Telling(folder.resolve("transcript.txt"), station.clock());
    }

    Exit run() throws IOException, InterruptedException {
        try (var _ = OpenPage.at(page, station.site().keeping().state(), bridge)) {
            return live();
        }
    }

    private Exit live() throws IOException, InterruptedException {
        var known = lookWhileAllIsWell();
        var guests = station.guestsOf(known, DEAD);
        telling.say(
                "All is well: "
                        + guests.size()
                        + " guests on "
                        + DEAD
                        + ", "
                        + known.newest().size()
                        + " readings remembered.");
        LabCommand.run(
                List.of("cut", DEAD.name(), "--how", "hang"), ProcessBuilder.Redirect.DISCARD);
        var died = station.clock().instant();
        telling.say(DEAD + " hangs: processes stopped, network dead, power on. What 2019 was.");
        oldProcedure(known, guests);
        known = waitUntilStuck(known);
        telling.print(MusterScreen.text(roll(known, guests), Pages.file()));
        var detector = new Detector(station.fleet(known), station.brakes());
        var found = detector.examine(DEAD, known);
        telling.say(found.text());
        if (found.stage() != Suspicion.Stage.DEAD) {
            return Exit.NO;
        }
        var plan = Planning.plan(station, Planning.look(station, DEAD), DEAD, new TreeSet<>());
        known = station.remembered();
        telling.print(Planning.screen(station, plan, known, Pages.file()));
        Terminal.confirm(
                DEAD.name(),
                answers ? Optional.of(DEAD.name()) : Optional.empty(),
                "fence " + DEAD + " and start its guests elsewhere");
        var run = Opening.open(station, plan, known);
        telling.say("Run " + run);
        var onPage = bridge.carries(run, known);
        var end =
                Carrying.run(
                        station,
                        run,
                        known,
                        List.of(),
                        page.isWanted() && Terminal.isThere(),
                        controller -> Voice.all(watcher(controller), onPage));
        telling.say(Carrying.text(end, run));
        bridge.left(Carrying.text(end, run));
        return finish(end, run, known, died);
    }

    private Readings lookWhileAllIsWell() throws IOException {
        var known = station.withBaselines(station.look(Readings.nothing()));
        station.remember(known);
        bridge.looked(known);
        return known;
    }

    /// Define, start, hope: what was done by hand in 2019.
    private void oldProcedure(Readings known, Iterable<VmId> guests) throws IOException {
        var targets =
                station.site().hosts().keySet().stream()
                        .filter(host -> !host.equals(DEAD))
                        .toList();
        var number = 0;
        for (var vm : guests) {
            var name = station.fleet(known).vm(vm).name();
            if (!name.equals("web-1") && !name.equals("web-2")) {
                continue;
            }
            var target = station.fleet(known).host(targets.get(number++ % targets.size()));
            var definition =
                    known.lastSeen(Definition.of(new Seat(vm, DEAD)))
                            .map(Reading.Known::seen)
                            .orElseThrow();
            station.ports().hypervisor().define(target, vm, definition.xml(), false);
            Outcome started = station.ports().hypervisor().start(target, vm);
            telling.say(
                    "operator: virsh define, virsh start "
                            + name
                            + " on "
                            + target.id()
                            + ": "
                            + started.said());
        }
    }

    private Readings waitUntilStuck(Readings before) throws IOException, InterruptedException {
        var until = station.clock().instant().plus(STICK_WITHIN);
        var known = before;
        telling.say("Waiting for the two to stick, as they did in 2019.");
        while (station.clock().instant().isBefore(until)) {
            known = station.look(known);
            station.remember(known);
            bridge.looked(known);
            if (isDenied(known)) {
                return known;
            }
            Thread.sleep(LOOK_AGAIN_AFTER);
        }
        telling.say(
                "They did not stick within "
                        + STICK_WITHIN.toSeconds()
                        + " s; going on all the same.");
        return known;
    }

    private boolean isDenied(Readings known) {
        return station.site().access().clusters().keySet().stream()
                .flatMap(cluster -> known.read(Denials.of(cluster)).fact().stream())
                .flatMap(denials -> denials.denials().stream())
                .anyMatch(Denials.Denial::ofBlocklist);
    }

    private Roll roll(Readings known, SortedSet<VmId> guests) {
        var dead = station.silent(known);
        var called = station.muster(known, guests, dead);
        return Roll.call(
                station.fleet(known), dead, guests, called.now(), station.clock().instant());
    }

    private Watcher watcher(Controller controller) {
        return (entry, run, now) -> {
            causes.saw(entry, run, now);
            RunLines.line(entry, run, Pages.file()).ifPresent(line -> telling.print(line + "\n"));
            if (entry.event() instanceof Event.Asked(var question)) {
                telling.print(QuestionScreen.text(question, run, now, Pages.file()));
                if (answers) {
                    answer(controller, question);
                }
            }
        };
    }

    /// Does what is recommended, as a person would who trusts the tool; a name in the journal says
    /// so.
    private void answer(Controller controller, Question question) {
        var times = answered.merge(question.topic(), 1, Integer::sum);
        if (times > SAME_ANSWER_AT_MOST) {
            return;
        }
        for (var number = 1; number <= question.choices().size(); number++) {
            Choice choice = question.choices().get(number - 1);
            if (choice.recommended()) {
                controller.begin(
                        new Command.Answer(
                                "try --yes", question.id(), number, "the recommended choice"));
                return;
            }
        }
    }

    private String journal(RunId id) {
        return station.journal().read(id).stream()
                .map(entry -> Json.MAPPER.writeValueAsString(entry) + "\n")
                .collect(Collectors.joining());
    }

    private Exit finish(Runner.End end, RunId id, Readings before, Instant died)
            throws IOException {
        var after = Aftermath.of(station, id, before, causes, Optional.of(died));
        telling.print(MusterScreen.text(after.roll(), Pages.file()));
        Files.writeString(folder.resolve("muster.json"), MusterJson.text(after.roll()) + "\n");
        Files.writeString(folder.resolve("report.md"), after.report());
        Files.writeString(folder.resolve("journal.jsonl"), journal(id));
        telling.say("Written: " + folder + "/{transcript.txt,report.md,muster.json,journal.jsonl}");
        var proven = after.roll().lines().stream().allMatch(line -> line.tier() == Tier.PROVEN);
        return proven && end instanceof Runner.End.Over ? Exit.OK : Exit.NO;
    }

    /// Before the lab goes, and the database's folder with it.
    @Override
    public void close() {
        station.close();
    }
}
