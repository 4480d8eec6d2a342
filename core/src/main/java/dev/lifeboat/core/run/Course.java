package dev.lifeboat.core.run;

import dev.lifeboat.core.plan.Plan;
import java.util.Optional;

/// Whether a run goes on.
///
/// @param until the phase after which it stops; empty when it goes on to its end
/// @param halted it has come to where it was to stop
record Course(
        Optional<String> until,
        boolean halted,
        boolean paused,
        boolean aborted,
        Optional<Event.Ending> ending) {
    static Course of(Plan plan) {
        return new Course(plan.until(), false, false, false, Optional.empty());
    }

    Course after(Event event) {
        return switch (event) {
            case Event.Paused _ -> new Course(until, halted, true, aborted, ending);
            case Event.Resumed _ -> resumed();
            case Event.Retried _ -> new Course(until, false, paused, aborted, ending);
            case Event.Halted _ -> new Course(until, true, paused, aborted, ending);
            case Event.Aborted _ -> new Course(until, halted, paused, true, ending);
            case Event.Ended(var how) ->
                    new Course(until, halted, paused, aborted, Optional.of(how));
            default -> this;
        };
    }

    /// A run that has come to where it was to stop goes on to its end; one that was only paused
    /// before that still stops there.
    private Course resumed() {
        return new Course(halted ? Optional.empty() : until, false, false, aborted, ending);
    }
}
