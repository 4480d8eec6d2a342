package dev.lifeboat.core.run;

import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.Undefine;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where the guests of a run may be: from the first intent on where each was to be defined, until
/// it is seen undefined there.
final class Seats {
    private Seats() {}

    static SortedSet<Seat> after(SortedSet<Seat> before, Step step, Progress.Stage stage) {
        var seats = new TreeSet<>(before);
        var gone = step instanceof Undefine && stage == Progress.Stage.DONE;
        for (var touched : step.touches()) {
            if (touched instanceof Seat seat) {
                var _ = gone ? seats.remove(seat) : seats.add(seat);
            }
        }
        return seats;
    }
}
