package dev.lifeboat.core;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.definition;
import static dev.lifeboat.core.Bench.fleet;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Plans for the bench's hosts and runs of them, for tests of what becomes of a run.
public final class Runs {
    public static final RunId ID = new RunId("7c1f-1");

    /// web-1 ran on kct09, db-1 on kct10; kct11 is empty.
    public static final Readings SEEN =
            seeing(
                    Residents.of(KCT09),
                    residents(RunState.RUNNING, WEB),
                    Definition.of(new Seat(WEB.id(), KCT09)),
                    definition("web-1"),
                    Residents.of(KCT10),
                    residents(RunState.RUNNING, DB),
                    Definition.of(new Seat(DB.id(), KCT10)),
                    definition("db-1"),
                    Residents.of(KCT11),
                    residents(RunState.RUNNING));

    private Runs() {}

    public static SortedSet<HostId> hosts(HostId... ids) {
        return new TreeSet<>(List.of(ids));
    }

    /// @param onto empty: wherever there is room
    public static Plan evacuate(Readings seen, HostId dead, HostId... onto) {
        return Planner.evacuate(fleet(), seen, hosts(dead), hosts(onto), Brakes.USUAL);
    }

    public static Run begun(Plan plan, Event... events) {
        return after(Run.of(ID, plan), events);
    }

    /// One entry a second.
    public static Run after(Run run, Event... events) {
        var now = run;
        for (var event : events) {
            var n = now.length() + 1;
            now = now.after(new Entry(ID, new Epoch(1), n, NOW.plusSeconds(n), "ops1", event));
        }
        return now;
    }
}
