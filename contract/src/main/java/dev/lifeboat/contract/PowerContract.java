package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.BOOT;
import static dev.lifeboat.contract.Patience.SOON;
import static dev.lifeboat.contract.Patience.done;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a recovery leans on when it cuts a host's power.
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
public abstract class PowerContract {
    private Rig rig;

    /// A whole site.
    protected abstract Rig wholeRig();

    @BeforeEach
    void make_the_rig_whole() {
        rig = wholeRig();
    }

    private Host host(HostId id) {
        return rig.host(id);
    }

    private boolean seen(boolean on, HostId id) {
        var power = rig.ports().power().power(host(id)).fact();
        return power.isPresent() && power.get().on() == on;
    }

    @Test
    void a_running_host_is_seen_on() {
        assertThat(known(rig.ports().power().power(host(rig.home()))))
                .isEqualTo(new PowerState(true));
    }

    @Test
    void a_host_that_hangs_is_still_seen_on() {
        rig.hang(rig.home());
        assertThat(known(rig.ports().power().power(host(rig.home()))))
                .isEqualTo(new PowerState(true));
    }

    @Test
    void a_host_that_was_switched_off_is_seen_off() {
        done(rig.ports().power().off(host(rig.spare())));
        waitUntil(rig, SOON, "seen off", () -> seen(false, rig.spare()));
        assertThat(seen(true, rig.other())).isTrue();
    }

    @Test
    void a_hung_host_can_be_switched_off() {
        rig.hang(rig.home());
        done(rig.ports().power().off(host(rig.home())));
        waitUntil(rig, SOON, "seen off", () -> seen(false, rig.home()));
    }

    @Test
    void switching_off_what_is_off_is_done() {
        rig.cutPower(rig.spare());
        waitUntil(rig, SOON, "seen off", () -> seen(false, rig.spare()));
        done(rig.ports().power().off(host(rig.spare())));
        assertThat(seen(false, rig.spare())).isTrue();
    }

    @Test
    void a_host_that_was_switched_on_is_seen_on_and_boots() {
        done(rig.ports().power().off(host(rig.spare())));
        waitUntil(rig, SOON, "seen off", () -> seen(false, rig.spare()));
        done(rig.ports().power().on(host(rig.spare())));
        waitUntil(rig, SOON, "seen on", () -> seen(true, rig.spare()));
        var hypervisor = rig.ports().hypervisor();
        waitUntil(rig, BOOT, "booted", () -> hypervisor.residents(host(rig.spare())).isKnown());
    }

    @Test
    void a_wrong_password_is_refused_which_is_not_silence() {
        var locked = rig.withWrongBmcPassword().power();
        assertThat(locked.power(host(rig.spare())))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why().cause()).isEqualTo(Why.Cause.REFUSED));
        assertThat(locked.off(host(rig.spare()))).isInstanceOf(Outcome.Refused.class);
        assertThat(seen(true, rig.spare())).isTrue();
    }

    @Test
    void a_dead_bmc_is_silent_and_its_host_neither_on_nor_off() {
        rig.killBmc(rig.spare());
        assertThat(rig.ports().power().power(host(rig.spare())))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why().cause()).isEqualTo(Why.Cause.SILENT));
        assertThat(rig.ports().power().off(host(rig.spare())))
                .isNotInstanceOfAny(Outcome.Done.class, Outcome.Refused.class);
    }

    @Test
    void a_host_and_its_bmc_agree_on_which_machine_they_are() {
        var bmc = known(rig.ports().power().identity(host(rig.home())));
        var itself = known(rig.ports().hypervisor().identity(host(rig.home())));
        var another = known(rig.ports().hypervisor().identity(host(rig.spare())));
        assertThat(bmc.isTheMachineOf(itself)).isTrue();
        assertThat(bmc.isTheMachineOf(another)).isFalse();
    }

    @Test
    void a_log_without_faults_is_known_to_have_none() {
        assertThat(known(rig.ports().power().eventLog(host(rig.spare()))).faults()).isEmpty();
    }

    @Test
    void memory_that_failed_is_in_the_event_log() {
        rig.failMemory(rig.home());
        assertThat(known(rig.ports().power().eventLog(host(rig.home()))).faults())
                .singleElement()
                .asString()
                .contains("Memory DIMM_A1 Uncorrectable ECC");
    }

    @Test
    void a_bmc_says_who_it_is_while_its_host_hangs() {
        var before = known(rig.ports().power().identity(host(rig.home())));
        rig.hang(rig.home());
        assertThat(known(rig.ports().power().identity(host(rig.home())))).isEqualTo(before);
    }
}
