package dev.lifeboat.core.incident;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.fleet;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.vm;
import static dev.lifeboat.core.Runs.SEEN;
import static dev.lifeboat.core.Runs.begun;
import static dev.lifeboat.core.Runs.evacuate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Run;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static List<String> conflicts(Run open, Plan plan, Readings now) {
        return Ledger.of(List.of(open)).conflicts(plan, fleet(), now).stream()
                .map(each -> each.run() + " has " + each.what())
                .toList();
    }

    @Test
    void two_go_at_once_of_one_host() {
        var plan = evacuate(SEEN, KCT09, KCT11);
        assertThat(conflicts(begun(plan), plan, SEEN)).containsExactly("7c1f-1 has kct09");
    }

    @Test
    void a_run_that_is_over_has_nothing_in_hand() {
        var plan = evacuate(SEEN, KCT09, KCT11);
        var ended = new Event.Ended(Event.Ending.DONE);
        var over = begun(plan, ended);
        assertThat(conflicts(over, plan, SEEN)).isEmpty();
    }

    @Test
    void two_hosts_that_died_may_both_be_brought_to_a_third_with_room() {
        var open = begun(evacuate(SEEN, KCT09, KCT11));
        assertThat(conflicts(open, evacuate(SEEN, KCT10, KCT11), SEEN)).isEmpty();
    }

    @Test
    void memory_that_is_promised_to_one_is_not_given_to_another() {
        var guests = new TreeMap<>(residents(RunState.RUNNING).guests());
        var much = new MebiBytes(4096 - 600);
        var big = vm("big");
        guests.put(big.id(), new Resident("big", RunState.RUNNING, true, false, much, 1));
        var full = seeing(SEEN, Residents.of(KCT11), new Residents(guests));
        var open = begun(evacuate(full, KCT09, KCT11));
        assertThat(conflicts(open, evacuate(full, KCT10, KCT11), full))
                .containsExactly(
                        "7c1f-1 has 512 MiB of the 600 MiB that are free on kct11, and this needs"
                                + " 512 MiB");
    }

    @Test
    void memory_of_a_guest_that_runs_already_is_not_counted_twice() {
        var open = begun(evacuate(SEEN, KCT09, KCT11));
        var started = seeing(SEEN, Residents.of(KCT11), residents(RunState.RUNNING, WEB));
        assertThat(open.plan().memory(started)).isEmpty();
        assertThat(open.plan().memory(SEEN)).containsEntry(KCT11, new MebiBytes(512));
    }

    @Test
    void a_host_to_which_a_run_brings_guests_is_not_fenced_by_another() {
        var open = begun(evacuate(SEEN, KCT09, KCT10));
        assertThat(conflicts(open, evacuate(SEEN, KCT10, KCT11), SEEN))
                .containsExactly("7c1f-1 has kct10, where guests go");
    }
}
