package dev.lifeboat.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.store.Kct09;
import dev.lifeboat.store.postgres.PostgresServer;
import dev.lifeboat.store.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two controllers on one database.
@Execution(ExecutionMode.CONCURRENT) // each has a database of its own, and waits for heartbeats
class DispatchTest {
    /// Dead after six: soon enough for a test, long enough for a busy machine.
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    /// Longer than a controller may be silent before it counts as dead.
    private static final Duration SLOW = HEARTBEAT.multipliedBy(Lease.MISSED + 2L);

    /// More than two controllers can carry out at once.
    private static final int MANY = 24;

    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    @TempDir static Path home;
    private static PostgresServer server;

    private DatabaseAccess access;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(home);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void create() throws IOException {
        access = Fresh.on(server.access());
    }

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    private Database database() throws IOException {
        var database = Database.open(access);
        open.add(database);
        return database;
    }

    private Dispatch dispatch(Database on, String me, Dispatch.Carrier carrier) {
        var dispatch = Dispatch.start(on, me, carrier, HEARTBEAT);
        open.add(dispatch);
        return dispatch;
    }

    private static RunId free(Database database, RunId run) {
        Lease.hold(database, run).leave(Left.FREE);
        return run;
    }

    private static RunId opened(Database database) {
        var goal = new Goal.Evacuate(new TreeSet<>(), new TreeSet<>());
        var plan = new Plan("7c1f", goal, AT, List.of(), new TreeMap<>(), List.of(), List.of());
        return new PostgresJournal(database, _ -> false).open(plan, AT);
    }

    private static <T> T soon(CompletableFuture<T> what)
            throws InterruptedException, ExecutionException, TimeoutException {
        return what.get(2, TimeUnit.MINUTES);
    }

    @Test
    void a_run_whose_controller_died_is_finished_by_another_and_the_dead_one_can_write_nothing()
            throws Exception {
        var journals = database();
        var night = Kct09.night(new PostgresJournal(journals, _ -> false));
        var run = free(journals, night.begin());
        var froze = new CompletableFuture<RunId>();
        var wakes = new CountDownLatch(1);
        var zombie = new CompletableFuture<Runner.End>();
        var heart = Database.open(access);
        dispatch(
                heart,
                "ops1",
                taken -> {
                    zombie.complete(night.carryOut(taken, freezing(froze, wakes)));
                    return Left.TAKEN;
                });
        assertThat(soon(froze)).isEqualTo(run);
        heart.close();
        var other = new CompletableFuture<Runner.End>();
        dispatch(
                database(),
                "ops2",
                taken -> {
                    other.complete(night.carryOut(taken, Watcher.NOBODY));
                    return Left.OVER;
                });
        assertThat(soon(other)).isEqualTo(new Runner.End.Over(Event.Ending.DONE));
        var written = night.journal().read(run);
        wakes.countDown();
        assertThat(soon(zombie)).isInstanceOf(Runner.End.Lost.class);
        assertThat(night.journal().read(run)).isEqualTo(written);
        assertThat(night.site().invariants().broken()).isEmpty();
    }

    /// Stops the thread right after an intent to start a guest was accepted, before the act.
    private static Watcher freezing(CompletableFuture<RunId> froze, CountDownLatch wakes) {
        return (entry, _, _) -> {
            if (entry.event() instanceof Event.Intended(var step, _, _)
                    && step.name().equals("start")
                    && froze.complete(entry.run())) {
                try {
                    wakes.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Test
    void load_alone_causes_no_take_over() throws Exception {
        var one = database();
        var runs = new ArrayList<RunId>();
        for (var i = 0; i < MANY; i++) {
            runs.add(free(one, opened(one)));
        }
        var carried = new ConcurrentHashMap<RunId, Integer>();
        var all = new CountDownLatch(MANY);
        Dispatch.Carrier slowly =
                run -> {
                    carried.merge(run, 1, Integer::sum);
                    sleep(SLOW);
                    all.countDown();
                    return Left.OVER;
                };
        dispatch(one, "ops1", slowly);
        dispatch(database(), "ops2", slowly);
        assertThat(all.await(2, TimeUnit.MINUTES)).isTrue();
        assertThat(carried).hasSize(MANY).containsOnlyKeys(runs);
        assertThat(carried.values()).containsOnly(1);
    }

    @Test
    void a_run_that_a_command_carries_out_is_taken_when_the_command_dies_and_not_before()
            throws Exception {
        var one = database();
        var held = opened(one);
        var orphan = opened(one);
        open.add(Lease.hold(one, held));
        Lease.hold(one, orphan).close();
        var taken = new LinkedBlockingQueue<RunId>();
        dispatch(
                database(),
                "ops2",
                run -> {
                    taken.add(run);
                    return Left.OVER;
                });
        assertThat(taken.poll(2, TimeUnit.MINUTES)).isEqualTo(orphan);
        sleep(Lease.HEARTBEAT.multipliedBy(2));
        assertThat(taken).isEmpty();
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
