package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.screens.Expected;
import dev.lifeboat.screens.Page;
import dev.lifeboat.screens.PlanScreen;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// From a host's name to its plan.
final class Planning {
    private Planning() {}

    /// What is seen now, on top of what was seen of the host while it lived.
    static Readings look(Station station, HostId dead) throws IOException {
        var remembered = station.remembered();
        var known = station.lookAround(dead, remembered);
        if (station.guestsOf(known, dead).isEmpty()) {
            throw new Stop(
                    Exit.UNKNOWN,
                    "Lifeboat has never seen which guests "
                            + dead
                            + " has, and it does not say so now.\n"
                            + "next:  keep `lifeboat serve` running while hosts are well; now: start its guests from\n"
                            + "       your own records, or copy readings.json from another controller into "
                            + station.readingsFile().getParent());
        }
        station.remember(known);
        return known;
    }

    static Plan plan(Station station, Readings known, HostId dead, SortedSet<HostId> onto) {
        return station.evacuate(known, new TreeSet<>(List.of(dead)), onto);
    }

    static String screen(Station station, Plan plan, Readings known, Page page) {
        return PlanScreen.text(plan, station.fleet(known), known, expected(station), page);
    }

    /// From plain files: a plan must not wait for a database (facts/fence.md R10).
    private static Expected expected(Station station) {
        return Times.read(station);
    }
}
