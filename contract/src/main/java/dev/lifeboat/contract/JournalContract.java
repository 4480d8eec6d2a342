package dev.lifeboat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.core.spi.Journal.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal must do: one writer at a time by epoch, nothing lost, nothing changed.
public abstract class JournalContract {
    protected static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    /// Enough that two writers meet many times.
    private static final int APPENDS = 40;

    /// Enough that those who open runs meet.
    private static final int ROUNDS = 10;

    protected Journal journal;
    protected RunId run;

    /// One controller's view of runs that are kept for this test alone.
    protected abstract Journal open();

    /// Another controller's view of the same runs.
    protected abstract Journal openAgain();

    @BeforeEach
    void open_a_run() {
        journal = open();
        run = journal.open(plan("7c1f"), AT);
    }

    protected static Plan plan(String id) {
        var goal = new Goal.Evacuate(new TreeSet<>(), new TreeSet<>());
        return new Plan(id, goal, AT, List.of(), new TreeMap<>(), List.of(), List.of());
    }

    private Receipt append(Journal to, Epoch epoch) {
        return to.append(run, epoch, AT, "ops", new Event.Paused());
    }

    @Test
    void a_run_is_named_after_its_plan_and_counted() {
        var again = journal.open(plan("7c1f"), AT.plusSeconds(1));
        assertThat(again).hasToString("7c1f-2");
        assertThat(run).hasToString("7c1f-1");
        assertThat(openAgain().runs()).containsExactly(run, again);
    }

    @Test
    void the_plan_of_a_run_is_kept_with_it() {
        assertThat(openAgain().plan(run)).contains(plan("7c1f"));
        assertThat(journal.plan(new RunId("dead-1"))).isEmpty();
    }

    @Test
    void nothing_is_accepted_before_a_controller_has_claimed_the_run() {
        assertThat(journal.holder(run)).isEqualTo(Epoch.NONE);
        assertThat(append(journal, Epoch.NONE)).isEqualTo(new Receipt.Stale(Epoch.NONE));
        assertThat(append(journal, new Epoch(1))).isEqualTo(new Receipt.Stale(Epoch.NONE));
    }

    @Test
    void a_claim_is_the_first_entry_of_its_epoch() {
        var claimed = new Entry(run, new Epoch(1), 1, AT, "ops2", new Event.Claimed("ops2"));
        assertThat(journal.claim(run, "ops2", AT)).isEqualTo(new Receipt.Accepted(claimed));
        assertThat(openAgain().read(run)).containsExactly(claimed);
        assertThat(openAgain().holder(run)).isEqualTo(new Epoch(1));
    }

    @Test
    void a_later_controller_shuts_the_earlier_one_out() {
        journal.claim(run, "ops1", AT);
        var other = openAgain();
        other.claim(run, "ops2", AT);
        assertThat(append(journal, new Epoch(1))).isEqualTo(new Receipt.Stale(new Epoch(2)));
        assertThat(append(other, new Epoch(2))).isInstanceOf(Receipt.Accepted.class);
        assertThat(journal.read(run)).extracting(Entry::n).containsExactly(1L, 2L, 3L);
        assertThat(journal.read(run)).isEqualTo(other.read(run));
    }

    @Test
    void what_was_accepted_reads_back_as_it_was_written() {
        journal.claim(run, "ops2", AT);
        var odd =
                "'; drop table run; -- \"\\ \n\t \0 \u00e9 \u2028 \ud83d\udea3 "
                        + "x".repeat(100_000);
        var receipt =
                journal.append(
                        run, new Epoch(1), AT, odd.replace("\0", ""), new Event.Aborted(odd));
        assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
        assertThat(openAgain().read(run).getLast()).isEqualTo(((Receipt.Accepted) receipt).entry());
    }

    @Test
    void a_run_that_was_never_opened_takes_nothing() {
        var missing = new RunId("dead-1");
        assertThat(journal.claim(missing, "ops2", AT)).isInstanceOf(Receipt.Failed.class);
        assertThat(journal.append(missing, Epoch.NONE, AT, "ops", new Event.Paused()))
                .isInstanceOf(Receipt.Failed.class);
        assertThat(journal.holder(missing)).isEqualTo(Epoch.NONE);
    }

    @Test
    void two_controllers_at_once_leave_no_gap_and_never_write_in_each_others_epoch()
            throws InterruptedException, ExecutionException {
        var views = List.of(journal, openAgain());
        try (var threads = Executors.newFixedThreadPool(views.size())) {
            var writers = views.stream().<Callable<Long>>map(view -> () -> accepted(view)).toList();
            var accepted = 0L;
            for (var writer : threads.invokeAll(writers)) {
                accepted += writer.get();
            }
            var entries = journal.read(run);
            assertThat(entries).hasSize((int) accepted);
            assertThat(entries)
                    .extracting(Entry::n)
                    .isEqualTo(LongStream.rangeClosed(1, accepted).boxed().toList());
            assertThat(entries).extracting(Entry::epoch).isSorted();
            assertThat(oneWriterForEach(entries)).isTrue();
        }
    }

    @Test
    void of_those_that_look_before_they_open_a_run_only_the_first_finds_nothing()
            throws InterruptedException, ExecutionException {
        var views = List.of(journal, openAgain(), journal, openAgain());
        try (var threads = Executors.newFixedThreadPool(views.size())) {
            for (var round = 0; round < ROUNDS; round++) {
                var plan = plan("a" + round);
                var openers =
                        views.stream()
                                .<Callable<Optional<RunId>>>map(view -> () -> first(view, plan))
                                .toList();
                var opened = new ArrayList<RunId>();
                for (var opener : threads.invokeAll(openers)) {
                    opener.get().ifPresent(opened::add);
                }
                assertThat(opened).containsExactly(new RunId(plan.id() + "-1"));
            }
        }
        assertThat(openAgain().runs()).hasSize(1 + ROUNDS);
    }

    private static Optional<RunId> first(Journal view, Plan plan) {
        return view.alone(held ->
                held.runs().stream().anyMatch(run -> isOf(plan, run))
                        ? Optional.empty()
                        : Optional.of(held.open(plan, AT)));
    }

    private static boolean isOf(Plan plan, RunId run) {
        return run.name().startsWith(plan.id() + "-");
    }

    @Test
    void who_is_alone_with_the_journal_reads_what_they_wrote_and_others_do_afterwards() {
        journal.claim(run, "ops2", AT);
        var lines =
                journal.alone(held -> {
                    var _ = append(held, new Epoch(1));
                    var _ = append(held, new Epoch(2));
                    var next = held.open(plan("7c1f"), AT);
                    return held.read(run).size() + " " + held.alone(again -> again.plan(next));
                });
        assertThat(lines).isEqualTo("2 " + Optional.of(plan("7c1f")));
        assertThat(openAgain().read(run)).hasSize(2);
        assertThat(openAgain().runs()).hasSize(2);
    }

    /// Claims whenever the other has, as no real controller would.
    private long accepted(Journal view) {
        var me = Thread.currentThread().getName();
        var epoch = Epoch.NONE;
        var accepted = 0L;
        for (var i = 0; i < APPENDS; i++) {
            switch (view.append(run, epoch, AT, me, new Event.Paused())) {
                case Receipt.Accepted _ -> accepted++;
                case Receipt.Stale _ -> {
                    if (view.claim(run, me, AT) instanceof Receipt.Accepted(var entry)) {
                        epoch = entry.epoch();
                        accepted++;
                    }
                }
                case Receipt.Failed(var because) -> throw new AssertionError(because);
            }
        }
        return accepted;
    }

    private static boolean oneWriterForEach(List<Entry> entries) {
        var writers = new TreeMap<Epoch, List<String>>();
        entries.forEach(entry ->
                writers.computeIfAbsent(entry.epoch(), _ -> new ArrayList<>()).add(entry.actor()));
        return writers.values().stream().allMatch(each -> each.stream().distinct().count() == 1);
    }
}
