package dev.lifeboat.core.run;

import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.Undefine;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where a run has begun guests: from its first intent on a guest may be where it was to be
/// defined, until it is seen undefined there.
record Seats(SortedSet<Seat> begun) {
    static final Seats NONE = new Seats(Collections.emptySortedSet());

    /// @param done whether the step is seen to be done, not only intended
    Seats after(Step step, boolean done) {
        var gone = step instanceof Undefine && done;
        var seats = new TreeSet<>(begun);
        for (var touched : step.touches()) {
            if (touched instanceof Seat seat) {
                var _ = gone ? seats.remove(seat) : seats.add(seat);
            }
        }
        return new Seats(seats);
    }
}
