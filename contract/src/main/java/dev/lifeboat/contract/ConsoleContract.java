package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.BOOT;
import static dev.lifeboat.contract.Patience.CALL;
import static dev.lifeboat.contract.Patience.done;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.VmId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a muster leans on when it asks how far a guest has come, and a check when it asks whether a
/// host would say why it does not come back.
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
public abstract class ConsoleContract {
    /// A boot is known to the second or so, and so is when a console spoke.
    private static final Duration CLOCKS = Duration.ofSeconds(3);

    private Rig rig;
    private Host home;
    private Host spare;
    private VmId vm;

    /// A whole site.
    protected abstract Rig wholeRig();

    @BeforeEach
    void make_the_rig_whole() {
        rig = wholeRig();
        home = rig.host(rig.home());
        spare = rig.host(rig.spare());
        vm = rig.guests().first();
    }

    @Test
    void a_guest_that_has_booted_is_up() {
        var tail = known(rig.ports().console().tail(home, vm));
        assertThat(tail.stage()).isEqualTo(BootStage.UP);
        assertThat(tail.line()).isNotBlank().matches("[ -~]+");
    }

    @Test
    void a_guest_that_was_just_started_is_not_taken_for_the_one_before() {
        var hypervisor = rig.ports().hypervisor();
        var definition = known(hypervisor.definition(home, vm));
        assertThat(known(rig.ports().console().tail(home, vm)).stage()).isEqualTo(BootStage.UP);
        done(hypervisor.destroy(home, vm));
        done(hypervisor.define(home, vm, definition.xml(), true));
        done(hypervisor.start(home, vm));
        assertThat(known(rig.ports().console().tail(home, vm)).stage()).isNotEqualTo(BootStage.UP);
        waitUntil(
                rig,
                BOOT,
                "up",
                () -> known(rig.ports().console().tail(home, vm)).stage() == BootStage.UP);
    }

    @Test
    void a_guest_that_is_not_known_there_has_no_console() {
        assertThat(rig.ports().console().tail(spare, vm).isKnown()).isFalse();
    }

    @Test
    void a_host_that_hangs_shows_no_console_within_the_limit() {
        rig.hang(rig.home());
        var begun = rig.now();
        assertThat(rig.ports().console().tail(home, vm).isKnown()).isFalse();
        assertThat(Duration.between(begun, rig.now())).isLessThan(CALL);
        assertThat(known(rig.ports().console().ofHost(home)).lines()).isNotEmpty();
    }

    @Test
    void a_host_is_heard_on_its_console_when_it_boots() {
        var console = known(rig.ports().console().ofHost(home));
        assertThat(console.bytes()).isPositive();
        assertThat(console.lines()).isNotEmpty().allMatch(line -> line.matches("[ -~]+"));
        assertThat(spokeAtBoot(home)).isTrue();
    }

    @Test
    void a_console_that_is_mute_stays_as_it_was_when_its_host_boots() {
        var before = known(rig.ports().console().ofHost(spare));
        rig.muteConsole(rig.spare());
        rig.cutPower(rig.spare());
        rig.settle(CLOCKS);
        rig.restore(rig.spare());
        waitUntil(rig, BOOT, "booted", () -> sinceBoot(spare).isKnown());
        assertThat(known(rig.ports().console().ofHost(spare))).isEqualTo(before);
        assertThat(spokeAtBoot(spare)).isFalse();
    }

    private Reading<SinceBoot> sinceBoot(Host host) {
        return rig.ports().hypervisor().sinceBoot(host);
    }

    private boolean spokeAtBoot(Host host) {
        var last = known(rig.ports().console().ofHost(host)).last().orElseThrow();
        return !last.isBefore(known(sinceBoot(host)).booted().minus(CLOCKS));
    }
}
