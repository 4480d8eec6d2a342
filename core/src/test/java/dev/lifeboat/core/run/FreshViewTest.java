package dev.lifeboat.core.run;

import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.known;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Runs;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.plan.CutPower;
import dev.lifeboat.core.plan.IsSilent;
import dev.lifeboat.core.plan.PowerOn;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FreshViewTest {
    private static final Readings OFF =
            seeing(PowerState.of(KCT09), known(new PowerState(false), NOW));

    private static FreshView view(Readings seen, Instant claimed, Instant acted, Instant at) {
        return new FreshView(seen, claimed, voided(acted), at);
    }

    private static final PowerOn POWER_ON =
            new PowerOn(new StepId("1", "power-on"), KCT09, List.of());
    private static final CutPower CUT_POWER =
            new CutPower(
                    new StepId("2b", "power-off"),
                    KCT09,
                    new IsSilent(KCT09, new TreeSet<>(), new TreeSet<>(), 0));

    private static Voided voided(Instant acted) {
        return voided(POWER_ON, acted);
    }

    private static Voided voided(Step step, Instant acted) {
        var voided = new Voided();
        voided.ended(step, acted);
        return voided;
    }

    private static boolean counts(FreshView view) {
        return view.read(PowerState.of(KCT09)).isKnown() && !view.isStale(PowerState.of(KCT09));
    }

    @Test
    void a_reading_counts_for_as_long_as_its_kind_is_fresh() {
        var limit = NOW.plus(PowerState.KIND.freshFor());
        assertThat(counts(view(OFF, Instant.MIN, Instant.MIN, limit))).isTrue();
        assertThat(counts(view(OFF, Instant.MIN, Instant.MIN, limit.plusMillis(1)))).isFalse();
    }

    @Test
    void a_reading_asked_before_the_end_of_an_act_on_its_subject_is_void() {
        assertThat(counts(view(OFF, Instant.MIN, NOW, NOW))).isTrue();
        assertThat(counts(view(OFF, Instant.MIN, NOW.plusMillis(1), NOW.plusMillis(1)))).isFalse();
    }

    @Test
    void a_silence_heard_before_the_power_was_cut_is_not_undone_by_the_cut() {
        var later = NOW.plusSeconds(1);
        var seen = OFF.with(HostPing.of(KCT09), known(new HostPing(false), NOW));
        var view = new FreshView(seen, Instant.MIN, voided(CUT_POWER, later), later);
        assertThat(view.isStale(HostPing.of(KCT09))).isFalse();
        assertThat(view.isStale(PowerState.of(KCT09))).isTrue();
    }

    @Test
    void the_last_act_of_any_sort_that_can_change_it_voids_a_reading() {
        var voided = voided(CUT_POWER, NOW.plusSeconds(3));
        voided.ended(POWER_ON, NOW.plusSeconds(1));
        assertThat(voided.before(HostPing.of(KCT09))).isEqualTo(NOW.plusSeconds(1));
        assertThat(voided.before(PowerState.of(KCT09))).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void a_reading_that_another_controller_asked_for_is_void() {
        assertThat(counts(view(OFF, NOW.plusMillis(1), Instant.MIN, NOW.plusSeconds(1)))).isFalse();
    }

    @Test
    void the_first_controller_may_lean_on_what_was_looked_at_for_the_plan_and_no_other_may() {
        var opened = Run.of(Runs.ID, Runs.evacuate(Runs.SEEN, KCT09));
        var first = opened.after(claimed(1, NOW));
        assertThat(first.evidenceFrom()).isEqualTo(NOW.minusSeconds(10));
        var second = first.after(claimed(2, NOW.plusSeconds(3)));
        assertThat(second.evidenceFrom()).isEqualTo(NOW.plusSeconds(3));
    }

    private static Entry claimed(int epoch, Instant at) {
        return new Entry(Runs.ID, new Epoch(epoch), epoch, at, "ops1", new Event.Claimed("ops1"));
    }

    @Test
    void a_confirmation_counts_only_what_was_asked_since_it_began() {
        var view = view(OFF, Instant.MIN, Instant.MIN, NOW.plusSeconds(5));
        assertThat(counts(view)).isTrue();
        assertThat(counts(view.since(NOW.plusSeconds(1)))).isFalse();
        assertThat(counts(view.since(NOW.minusSeconds(1)))).isTrue();
    }

    @Test
    void what_was_while_a_host_lived_is_never_stale() {
        var old = NOW.minusSeconds(1_000_000);
        var seen = seeing(HostIdentity.of(KCT09), known(new HostIdentity(new TreeSet<>()), old));
        assertThat(view(seen, NOW, NOW, NOW).read(HostIdentity.of(KCT09)).isKnown()).isTrue();
    }

    @Test
    void what_could_not_be_seen_is_looked_at_again_only_after_a_while() {
        var seen = seeing(HostPing.of(KCT09), silent(NOW));
        var answered = NOW.plusSeconds(10);
        var fresh = HostPing.KIND.freshFor();
        var at = answered.plus(fresh);
        assertThat(view(seen, NOW, NOW, at).isStale(HostPing.of(KCT09))).isFalse();
        assertThat(view(seen, NOW, NOW, at.plusMillis(1)).isStale(HostPing.of(KCT09))).isTrue();
    }

    @Test
    void what_was_never_looked_at_has_to_be() {
        var view = view(Readings.nothing(), Instant.MIN, Instant.MIN, NOW);
        assertThat(view.isStale(HostPing.of(KCT09))).isTrue();
        assertThat(view.isStale(HostIdentity.of(KCT09))).isFalse();
    }
}
