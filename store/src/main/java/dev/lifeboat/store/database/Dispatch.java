package dev.lifeboat.store.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.lifeboat.core.run.RunId;
import java.time.Duration;

/// Takes runs over that nobody carries out any more: of controllers that died, that were frozen, or
/// that left.
///
/// A run is one execution of db-scheduler for as long as it lasts. Whom it takes for dead may live:
/// a frozen controller that wakes is kept from acting by its epoch and by the age of its permission
/// (facts/fence.md R6), not by this.
public final class Dispatch implements AutoCloseable {
    static final String TASK = "run";

    /// Carries a run out, for as long as it takes.
    public interface Carrier {
        Left carry(RunId run);
    }

    /// Each waits for answers for hours; more outages than this at once are one for people.
    private static final int RUNS_AT_ONCE = 8;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /// db-scheduler gives no heartbeat for what waits in its own queue, and others then take it for
    /// dead: with a limit of 4.0, 200 runs of two healthy controllers were begun 394 times. So
    /// never more than there are threads.
    private static final double AT_MOST = 1.0;

    private static final double FETCH_BELOW = 0.5;

    /// Runs that are told to stop come back at once; their acts have limits of their own.
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    /// Said, not asked for: where a busy database does not answer at once db-scheduler takes it for
    /// one that cannot do this.
    private static final JdbcCustomization POSTGRESQL =
            new PostgreSqlJdbcCustomization(false, false);

    private final Scheduler scheduler;

    private Dispatch(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// @param me a name that no other controller has
    public static Dispatch start(Database database, String me, Carrier carrier) {
        return start(database, me, carrier, Lease.HEARTBEAT);
    }

    /// With another heartbeat, so that a test need not wait for twelve seconds.
    static Dispatch start(Database database, String me, Carrier carrier, Duration heartbeat) {
        var clock = new DatabaseClock(database);
        var goodFor = heartbeat.multipliedBy(Lease.MISSED);
        var task =
                Tasks.custom(TASK, Void.class)
                        .onFailure((complete, run) ->
                                run.reschedule(complete, clock.now().plus(goodFor)))
                        .onDeadExecutionRevive()
                        .execute((instance, _) -> {
                            var left = carrier.carry(new RunId(instance.getId()));
                            return (complete, run) -> {
                                switch (left) {
                                    case OVER -> run.remove();
                                    case FREE ->
                                            run.reschedule(complete, clock.now().plus(heartbeat));
                                    case TAKEN ->
                                            run.reschedule(complete, clock.now().plus(goodFor));
                                }
                            };
                        });
        var scheduler =
                Scheduler.create(database.connections(), task)
                        .jdbcCustomization(POSTGRESQL)
                        .schedulerName(new SchedulerName.Fixed(me))
                        .threads(RUNS_AT_ONCE)
                        .pollingInterval(
                                heartbeat.compareTo(LOOK_EVERY) < 0 ? heartbeat : LOOK_EVERY)
                        .pollUsingLockAndFetch(FETCH_BELOW, AT_MOST)
                        .heartbeatInterval(heartbeat)
                        .missedHeartbeatsLimit(Lease.MISSED)
                        .shutdownMaxWait(STOPS_WITHIN)
                        .clock(clock)
                        .build();
        scheduler.start();
        return new Dispatch(scheduler);
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
