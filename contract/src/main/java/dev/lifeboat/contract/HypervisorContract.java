package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.BOOT;
import static dev.lifeboat.contract.Patience.CALL;
import static dev.lifeboat.contract.Patience.done;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.refused;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.Hypervisor;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a recovery leans on when it looks at guests and moves them.
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
public abstract class HypervisorContract {
    private static final VmId NOBODY = VmId.of("00000000-0000-4000-8000-00000000dead");

    private Rig rig;
    private Hypervisor hypervisor;
    private Host home;
    private Host spare;
    private VmId vm;

    /// A whole site.
    protected abstract Rig wholeRig();

    @BeforeEach
    void make_the_rig_whole() {
        rig = wholeRig();
        hypervisor = rig.ports().hypervisor();
        home = rig.host(rig.home());
        spare = rig.host(rig.spare());
        vm = rig.guests().first();
    }

    private RunState state(Host host) {
        var resident = known(hypervisor.residents(host)).guests().get(vm);
        if (resident == null) {
            throw new AssertionError(host.id() + " does not know " + vm);
        }
        return resident.state();
    }

    private static void isRefused(Reading<?> reading) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why().cause()).isEqualTo(Why.Cause.REFUSED));
    }

    @Test
    void all_guests_of_a_host_are_seen_with_what_they_take() {
        var seen = known(hypervisor.residents(home)).guests();
        assertThat(seen.keySet()).containsAll(rig.guests());
        for (var guest : rig.guests()) {
            assertThat(seen.get(guest))
                    .satisfies(resident -> {
                        assertThat(resident.state()).isEqualTo(RunState.RUNNING);
                        assertThat(resident.persistent()).isTrue();
                        assertThat(resident.autostart()).isFalse();
                        assertThat(resident.memory()).isGreaterThan(MebiBytes.NONE);
                        assertThat(resident.vcpus()).isPositive();
                    });
        }
    }

    @Test
    void a_host_without_guests_is_known_to_run_none() {
        var residents = known(hypervisor.residents(spare));
        assertThat(rig.guests()).noneMatch(residents::runs);
    }

    @Test
    void a_definition_names_its_disks_its_users_and_what_a_host_must_have() {
        var definition = known(hypervisor.definition(home, vm));
        assertThat(definition.disks()).isNotEmpty();
        assertThat(definition.disks().getFirst().cluster())
                .isEqualTo(rig.fleet().clusters().first());
        assertThat(definition.otherDisks()).isEmpty();
        assertThat(definition.users()).isNotEmpty();
        assertThat(definition.memory()).isGreaterThan(MebiBytes.NONE);
        assertThat(definition.recovering()).isFalse();
        assertThat(known(hypervisor.inventory(spare)).has()).containsAll(definition.needs());
    }

    @Test
    void the_definition_of_a_guest_that_is_not_known_there_is_refused() {
        isRefused(hypervisor.definition(spare, NOBODY));
    }

    @Test
    void a_guest_that_is_defined_is_there_for_good_and_does_not_run() {
        var definition = known(hypervisor.definition(home, vm));
        done(hypervisor.define(spare, vm, definition.xml(), true));
        var there = known(hypervisor.residents(spare)).guests().get(vm);
        assertThat(there)
                .isNotNull()
                .satisfies(resident -> {
                    assertThat(resident.state()).isEqualTo(RunState.SHUT_OFF);
                    assertThat(resident.persistent()).isTrue();
                    assertThat(resident.autostart()).isFalse();
                });
        assertThat(state(home)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void a_definition_for_recovery_says_so_and_has_the_same_disks() {
        var original = known(hypervisor.definition(home, vm));
        done(hypervisor.define(spare, vm, original.xml(), true));
        var recovering = known(hypervisor.definition(spare, vm));
        assertThat(recovering.recovering()).isTrue();
        assertThat(recovering.disks()).isEqualTo(original.disks());
        done(hypervisor.define(spare, vm, original.xml(), false));
        assertThat(known(hypervisor.definition(spare, vm)).recovering()).isFalse();
    }

    @Test
    void defining_again_switches_autostart_off() {
        var definition = known(hypervisor.definition(home, vm));
        done(hypervisor.define(spare, vm, definition.xml(), true));
        done(hypervisor.autostart(spare, vm, true));
        assertThat(known(hypervisor.residents(spare)).guests().get(vm))
                .satisfies(there -> assertThat(there.autostart()).isTrue());
        done(hypervisor.define(spare, vm, definition.xml(), true));
        assertThat(known(hypervisor.residents(spare)).guests().get(vm))
                .satisfies(there -> assertThat(there.autostart()).isFalse());
    }

    @Test
    void the_definition_of_another_guest_is_refused() {
        var definition = known(hypervisor.definition(home, vm));
        refused(hypervisor.define(spare, rig.guests().last(), definition.xml(), true));
        assertThat(known(hypervisor.residents(spare)).guests()).isEmpty();
    }

    @Test
    void starting_a_running_guest_is_refused_and_leaves_it_running() {
        refused(hypervisor.start(home, vm));
        assertThat(state(home)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void starting_a_guest_that_is_not_known_there_is_refused() {
        refused(hypervisor.start(spare, vm));
    }

    @Test
    void a_guest_that_is_destroyed_stays_defined() {
        done(hypervisor.destroy(home, vm));
        assertThat(state(home)).isEqualTo(RunState.SHUT_OFF);
        assertThat(known(hypervisor.residents(home)).defines(vm)).isTrue();
        isRefused(hypervisor.disks(home, vm));
    }

    @Test
    void a_guest_that_is_ended_in_one_place_runs_in_another() {
        var definition = known(hypervisor.definition(home, vm));
        done(hypervisor.destroy(home, vm));
        done(hypervisor.define(spare, vm, definition.xml(), true));
        done(hypervisor.start(spare, vm));
        assertThat(state(spare)).isEqualTo(RunState.RUNNING);
        waitUntil(
                rig,
                BOOT,
                "its disk is read",
                () -> hypervisor.disks(spare, vm).fact().stream().anyMatch(d -> d.reads() > 0));
    }

    @Test
    void a_running_guest_is_not_undefined() {
        refused(hypervisor.undefine(home, vm));
        assertThat(known(hypervisor.residents(home)).defines(vm)).isTrue();
    }

    @Test
    void a_guest_that_was_undefined_is_not_known_there() {
        done(hypervisor.destroy(home, vm));
        done(hypervisor.undefine(home, vm));
        assertThat(known(hypervisor.residents(home)).guests()).doesNotContainKey(vm);
        isRefused(hypervisor.definition(home, vm));
    }

    @Test
    void a_guest_that_writes_is_seen_to_write() {
        var before = known(hypervisor.disks(home, vm)).writes();
        waitUntil(
                rig,
                BOOT,
                "a write",
                () ->
                        hypervisor.disks(home, vm).fact().stream()
                                .anyMatch(d -> d.writes() > before && d.failures() == 0));
    }

    @Test
    void a_boot_id_changes_when_the_host_boots_and_only_then() {
        var before = known(hypervisor.boot(spare));
        assertThat(known(hypervisor.boot(spare))).isEqualTo(before);
        rig.cutPower(rig.spare());
        rig.restore(rig.spare());
        waitUntil(rig, BOOT, "the host boots", () -> hypervisor.boot(spare).isKnown());
        assertThat(known(hypervisor.boot(spare))).isNotEqualTo(before);
    }

    @Test
    void a_host_says_when_it_booted_and_that_its_log_of_packages_can_be_read() {
        var since = hypervisor.sinceBoot(spare);
        assertThat(known(since).booted()).isBeforeOrEqualTo(since.answered());
        assertThat(known(since).packages()).isTrue();
        assertThat(known(since).kernel()).isNotEmpty();
    }

    @Test
    void a_host_says_what_it_would_boot_with_and_that_it_boots_where_it_is() {
        var image = known(hypervisor.bootImage(spare));
        assertThat(image.kernel()).isNotEmpty();
        assertThat(image.on().get(spare.id())).satisfies(here -> assertThat(here.isYes()).isTrue());
        assertThat(image.fix()).isEmpty();
    }

    @Test
    void a_boot_image_that_is_cut_short_does_not_count_as_one_that_boots() {
        rig.spoilBootImage(rig.spare());
        var image = known(hypervisor.bootImage(spare));
        assertThat(image.on()).isNotEmpty();
        assertThat(image.on().values()).noneMatch(Verdict::isYes);
        known(hypervisor.bootImage(home));
    }

    @Test
    void a_host_that_boots_again_has_its_guests_defined_and_off() {
        rig.cutPower(rig.home());
        rig.restore(rig.home());
        waitUntil(rig, BOOT, "the host boots", () -> hypervisor.residents(home).isKnown());
        var residents = known(hypervisor.residents(home));
        assertThat(rig.guests()).allMatch(residents::defines).noneMatch(residents::runs);
    }

    @Test
    void a_host_that_hangs_gives_nothing_within_the_limit_and_acts_are_not_done() {
        rig.hang(rig.home());
        within(CALL, () -> assertThat(hypervisor.residents(home).isKnown()).isFalse());
        within(CALL, () -> assertThat(hypervisor.disks(home, vm).isKnown()).isFalse());
        within(CALL, () -> assertThat(hypervisor.boot(home).isKnown()).isFalse());
        within(CALL, () -> assertThat(hypervisor.bootImage(home).isKnown()).isFalse());
        within(
                CALL,
                () ->
                        assertThat(hypervisor.destroy(home, vm))
                                .isInstanceOfAny(Outcome.TimedOut.class, Outcome.NotStarted.class));
        known(hypervisor.residents(spare));
    }

    @Test
    void a_host_without_power_gives_nothing() {
        rig.cutPower(rig.spare());
        within(CALL, () -> assertThat(hypervisor.residents(spare).isKnown()).isFalse());
    }

    @Test
    void a_host_that_is_cut_off_gives_nothing_and_answers_again_when_it_is_back() {
        rig.cutNetwork(rig.home());
        within(CALL, () -> assertThat(hypervisor.residents(home).isKnown()).isFalse());
        rig.restore(rig.home());
        waitUntil(rig, BOOT, "it answers", () -> hypervisor.residents(home).isKnown());
        assertThat(state(home)).isEqualTo(RunState.RUNNING);
    }

    private void within(Duration limit, Runnable call) {
        var begun = rig.now();
        call.run();
        assertThat(Duration.between(begun, rig.now())).isLessThan(limit);
    }
}
