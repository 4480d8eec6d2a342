package dev.lifeboat.core.plan;

import static dev.lifeboat.core.Bench.IP09;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostIdentity;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.evidence.Testimony.Statement;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final String ZOMBIE = "10.91.0.9:0/29677";

    private static Testimony said(Statement statement) {
        return new Testimony(new TreeMap<>(Map.of(statement, "ops")));
    }

    private static Readings bmc(String serial, boolean on, boolean pings) {
        return seeing(
                HostIdentity.of(KCT09),
                new HostIdentity(new TreeSet<>(Set.of("serial:9"))),
                BmcIdentity.of(KCT09),
                new BmcIdentity(new TreeSet<>(Set.of("serial:" + serial))),
                PowerState.of(KCT09),
                new PowerState(on),
                HostPing.of(KCT09),
                new HostPing(pings));
    }

    private static Answer speaks(Readings seen) {
        return new CannotSpeak(KCT09).holds(seen).answer();
    }

    @Test
    void counts_of_a_manager_that_is_down_say_nothing_of_the_cluster() {
        var well = new CephHealth(9, 9, 0, List.of());
        var old = new CephHealth(9, 9, 0, List.of("MGR_DOWN"));
        assertThat(serves(well)).isEqualTo(Answer.YES);
        assertThat(serves(old)).isEqualTo(Answer.UNKNOWN);
        assertThat(serves(new CephHealth(9, 8, 0, List.of()))).isEqualTo(Answer.NO);
        assertThat(serves(new CephHealth(9, 9, 1, List.of()))).isEqualTo(Answer.NO);
    }

    private static Answer serves(CephHealth health) {
        return new CephServes(MAIN).holds(seeing(CephHealth.of(MAIN), health)).answer();
    }

    @Test
    void its_own_bmc_that_says_off_proves_that_a_host_cannot_speak() {
        assertThat(speaks(bmc("9", false, false))).isEqualTo(Answer.YES);
        assertThat(speaks(bmc("9", true, false))).isEqualTo(Answer.NO);
    }

    @Test
    void another_machines_bmc_proves_nothing_about_a_host() {
        assertThat(speaks(bmc("10", false, false))).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_bmc_that_says_off_while_the_host_answers_is_not_believed() {
        assertThat(speaks(bmc("9", false, true))).isEqualTo(Answer.NO);
    }

    @Test
    void a_switch_port_that_is_down_is_enough_and_one_that_is_up_is_not() {
        var mute = seeing(PowerState.of(KCT09), silent(NOW));
        assertThat(speaks(seeing(mute, Uplink.of(KCT09), new Uplink(false)))).isEqualTo(Answer.YES);
        assertThat(speaks(seeing(mute, Uplink.of(KCT09), new Uplink(true))))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_persons_word_counts_until_something_contradicts_it() {
        var word = said(Statement.SEEN_OFF);
        var silent = seeing(Testimony.of(KCT09), word, HostPing.of(KCT09), new HostPing(false));
        assertThat(speaks(silent)).isEqualTo(Answer.YES);
        assertThat(speaks(seeing(silent, HostPing.of(KCT09), new HostPing(true))))
                .isNotEqualTo(Answer.YES);
        assertThat(speaks(seeing(bmc("9", true, false), Testimony.of(KCT09), word)))
                .isEqualTo(Answer.NO);
    }

    @Test
    void unplugged_stands_for_a_fence_until_the_host_answers() {
        var cannotWrite =
                new CannotWrite(KCT09, new TreeSet<>(Set.of(IP09)), new TreeSet<>(Set.of(MAIN)));
        var empty = seeing(Blocklist.of(MAIN), new Blocklist(new TreeMap<>()));
        assertThat(cannotWrite.holds(empty).answer()).isEqualTo(Answer.NO);
        var unplugged =
                seeing(
                        empty,
                        Testimony.of(KCT09),
                        said(Statement.UNPLUGGED),
                        HostPing.of(KCT09),
                        new HostPing(false));
        assertThat(cannotWrite.holds(unplugged).isYes()).isTrue();
        var back = seeing(unplugged, HostPing.of(KCT09), new HostPing(true));
        assertThat(cannotWrite.holds(back).answer()).isEqualTo(Answer.NO);
    }

    private static Readings image(Set<String> watchers, Duration fenced) {
        var until = NOW.plus(fenced);
        return seeing(
                Watchers.of(WEB_DISK),
                new Watchers(new TreeSet<>(watchers)),
                LockOwners.of(WEB_DISK),
                new LockOwners(new TreeSet<>()),
                Blocklist.of(MAIN),
                new Blocklist(new TreeMap<>(Map.of("10.91.0.9:0/0", until, ZOMBIE, until))));
    }

    private static Answer free(Readings seen) {
        var dead = new TreeMap<HostId, SortedSet<String>>();
        dead.put(KCT09, new TreeSet<>(Set.of(IP09)));
        return new ImagesAreFree("web-1", List.of(WEB_DISK), dead).holds(seen).answer();
    }

    @Test
    void an_image_is_free_when_whoever_watches_it_is_fenced_for_years() {
        assertThat(free(image(Set.of(), Duration.ZERO))).isEqualTo(Answer.YES);
        assertThat(free(image(Set.of(ZOMBIE), Duration.ofDays(3650)))).isEqualTo(Answer.YES);
        assertThat(free(image(Set.of("10.91.0.10:0/5"), Duration.ofDays(3650))))
                .isEqualTo(Answer.NO);
    }

    @Test
    void a_watcher_that_librbd_fenced_for_an_hour_is_not_fenced() {
        assertThat(free(image(Set.of(ZOMBIE), Duration.ofHours(1)))).isEqualTo(Answer.NO);
    }

    @Test
    void a_lock_that_a_fenced_client_still_holds_is_broken_first() {
        var owner = new LockOwner("client.4148", "auto 1", ZOMBIE);
        var locked =
                seeing(
                        image(Set.of(), Duration.ofDays(3650)),
                        LockOwners.of(WEB_DISK),
                        new LockOwners(new TreeSet<>(Set.of(owner))));
        assertThat(free(locked)).isEqualTo(Answer.NO);
    }

    @Test
    void watchers_that_cannot_be_read_are_not_nobody() {
        var seen = image(Set.of(), Duration.ofDays(3650));
        assertThat(free(seeing(seen, Watchers.of(WEB_DISK), silent(NOW))))
                .isEqualTo(Answer.UNKNOWN);
    }

    private static RunsNowhere nowhere(HostId... suspects) {
        return new RunsNowhere(
                WEB.id(),
                "web-1",
                KCT10,
                new TreeSet<>(List.of(suspects)),
                new TreeSet<>(Set.of(KCT09)));
    }

    @Test
    void a_guest_runs_nowhere_when_all_who_may_have_it_say_so() {
        var empty = seeing(Residents.of(KCT10), residents(RunState.RUNNING));
        assertThat(nowhere().holds(empty).answer()).isEqualTo(Answer.YES);
        assertThat(nowhere(KCT11).holds(empty).answer()).isEqualTo(Answer.UNKNOWN);
        var both = seeing(empty, Residents.of(KCT11), residents(RunState.SHUT_OFF, WEB));
        assertThat(nowhere(KCT11).holds(both).answer()).isEqualTo(Answer.YES);
    }

    @Test
    void a_guest_seen_running_where_nobody_expected_it_runs_somewhere() {
        var seen =
                seeing(
                        seeing(
                                Residents.of(KCT10),
                                residents(RunState.RUNNING),
                                Residents.of(KCT11),
                                residents(RunState.PAUSED, WEB)),
                        Residents.of(KCT11),
                        silent(NOW.plusSeconds(30)));
        assertThat(nowhere().holds(seen).because()).isEqualTo("it was seen running on kct11");
    }

    @Test
    void a_suspect_that_is_off_needs_no_answer() {
        var off = seeing(Residents.of(KCT10), residents(RunState.RUNNING));
        var seen = seeing(off, Uplink.of(KCT11), new Uplink(false));
        assertThat(nowhere(KCT11).holds(seen).answer()).isEqualTo(Answer.YES);
    }

    @Test
    void nothing_else_may_answer_for_a_guest_but_what_was_accepted() {
        var claim = new NobodyAnswers(WEB.id(), "web-1");
        var answers = seeing(GuestPing.of(WEB.id()), new GuestPing(true));
        assertThat(claim.holds(answers).answer()).isEqualTo(Answer.NO);
        var accepted = seeing(answers, Testimony.of(WEB.id()), said(Statement.MAY_ANSWER_TWICE));
        assertThat(claim.holds(accepted).answer()).isEqualTo(Answer.YES);
        assertThat(claim.holds(seeing()).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_short_fence_is_lifted_only_while_no_lock_was_taken_or_the_host_is_off() {
        var claim = new LocksUntouched(KCT09, new TreeSet<>(Set.of(IP09)), List.of(WEB_DISK));
        var own = new LockOwner("client.4148", "auto 1", ZOMBIE);
        var untouched = seeing(LockOwners.of(WEB_DISK), new LockOwners(new TreeSet<>(Set.of(own))));
        assertThat(claim.holds(untouched).answer()).isEqualTo(Answer.YES);
        var taken = seeing(LockOwners.of(WEB_DISK), new LockOwners(new TreeSet<>()));
        assertThat(claim.holds(taken).isYes()).isFalse();
        var off = seeing(bmc("9", false, false), LockOwners.of(WEB_DISK), silent(Instant.MIN));
        assertThat(claim.holds(off).answer()).isEqualTo(Answer.YES);
    }
}
