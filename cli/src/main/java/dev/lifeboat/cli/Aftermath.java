package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.CausesSeen;
import dev.lifeboat.screens.Report;
import dev.lifeboat.screens.Roll;
import dev.lifeboat.screens.Story;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/// What is left to do when a run is over: call the roll and write the report beside the journal.
///
/// @param roll the muster after the run
/// @param report the report's text
record Aftermath(Roll roll, String report) {

    /// @param before what the plan was made from
    /// @param died when the host died, if somebody knows
    static Aftermath of(
            Station station, RunId id, Readings before, CausesSeen causes, Optional<Instant> died)
            throws IOException {
        var run = Holding.fold(station, id);
        var now = station.look(station.remembered());
        station.remember(now);
        var roll = roll(station, run, now);
        var plan = station.journal().plan(id).orElseThrow();
        Times.keep(station, id, plan, station.journal().read(id));
        var story = new Story(plan, station.journal().read(id), before, roll, causes.all(), died);
        var report = Report.markdown(story, Pages.file());
        Files.writeString(
                station.runFolder(id).resolve("report.md"), report, StandardCharsets.UTF_8);
        return new Aftermath(roll, report);
    }

    /// The roll of all guests that a run is about.
    ///
    /// @param now must have seen the hosts a moment ago
    static Roll roll(Station station, Run run, Readings now) {
        var guests = new TreeSet<VmId>(run.plan().moves().keySet());
        run.plan().refusals().forEach(left -> guests.add(left.vm()));
        var dead = station.silent(now);
        if (run.plan().goal() instanceof Goal.Evacuate(var hosts, _)) {
            dead.addAll(hosts);
        }
        var called = station.muster(now, guests, dead);
        var at = station.clock().instant();
        return Roll.call(run, station.fleet(called.now()), called.now(), at);
    }
}
