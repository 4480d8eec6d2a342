package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.BOOT;
import static dev.lifeboat.contract.Patience.SOON;
import static dev.lifeboat.contract.Patience.done;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.spi.StorageAuth;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a recovery leans on when it tells a missing permission from a slow disk.
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
public abstract class StorageAuthContract {
    private static final Duration LONG = Duration.ofDays(3653);

    private Rig rig;
    private StorageAuth auth;
    private ClusterId cluster;
    private Host home;
    private Host spare;
    private VmId vm;
    private Definition definition;

    /// A whole site.
    protected abstract Rig wholeRig();

    @BeforeEach
    void make_the_rig_whole() {
        rig = wholeRig();
        auth = rig.ports().auth();
        cluster = rig.fleet().clusters().first();
        home = rig.host(rig.home());
        spare = rig.host(rig.spare());
        vm = rig.guests().first();
        definition = known(rig.ports().hypervisor().definition(home, vm));
    }

    @Test
    void the_caps_of_a_guests_user_are_known_by_service() {
        var caps = known(auth.caps(definition.users().first())).caps();
        assertThat(caps).containsKeys("mon", "osd");
        assertThat(caps.get("mon")).isEqualTo("allow r");
    }

    @Test
    void the_release_that_the_monitors_run_is_known() {
        assertThat(known(auth.releases(cluster)).monitors())
                .singleElement()
                .satisfies(major -> assertThat(major).isBetween(12, 19));
    }

    @Test
    void a_user_that_does_not_exist_is_refused_and_not_one_without_caps() {
        assertThat(auth.caps(new CephUser(cluster, "client.nobody")))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why().cause()).isEqualTo(Why.Cause.REFUSED));
    }

    @Test
    void caps_are_changed_only_from_what_they_were_planned_from_and_read_back() {
        var user = definition.users().first();
        var before = known(auth.caps(user));
        var all = new TreeMap<>(before.caps());
        all.put("mon", "allow r, profile rbd");
        var after = new CephCaps(all);
        assertThat(auth.change(user, after, before)).isInstanceOf(Outcome.Refused.class);
        assertThat(known(auth.caps(user))).isEqualTo(before);
        done(auth.change(user, before, after));
        assertThat(known(auth.caps(user))).isEqualTo(after);
        done(auth.change(user, after, before));
        assertThat(known(auth.caps(user))).isEqualTo(before);
    }

    @Test
    void running_guests_are_connected_with_the_caps_that_they_have_in_effect() {
        var from = home.storageAddresses().first();
        var entity = definition.users().first().entity();
        assertThat(known(auth.sessions(cluster)).sessions())
                .filteredOn(session -> session.entity().equals(entity))
                .filteredOn(session -> Addresses.ip(session.address()).equals(from))
                .isNotEmpty()
                .allSatisfy(session -> assertThat(session.caps()).isEqualTo("allow r"));
    }

    /// What happened to kct09 in 2019, whole: the new client may not blocklist the dead one.
    @Test
    void a_client_that_may_not_blocklist_the_dead_one_is_named_in_the_denials() {
        startOnTheSpareAfterADeath();
        waitUntil(
                rig,
                BOOT,
                "a denial",
                () ->
                        known(auth.denials(cluster)).denials().stream()
                                .anyMatch(this::namesTheSpare));
    }

    private boolean namesTheSpare(Denials.Denial denial) {
        return denial.ofBlocklist()
                && denial.entity().equals(definition.users().first().entity())
                && Addresses.ip(denial.from()).equals(spare.storageAddresses().first())
                && denial.command().contains(home.storageAddresses().first());
    }

    @Test
    void a_guest_whose_disk_refuses_is_paused_and_goes_on_once_the_lock_is_free() {
        var image = definition.disks().getFirst();
        var dead = known(rig.ports().storage().owners(image)).owners().first();
        startOnTheSpareAfterADeath();
        waitUntil(rig, BOOT, "paused by its disk", () -> isOnSpare(RunState.PAUSED_BY_DISK));
        done(rig.ports().storage().breakLock(image, dead));
        done(rig.ports().hypervisor().resume(spare, vm));
        waitUntil(rig, SOON, "running", () -> isOnSpare(RunState.RUNNING));
        waitUntil(
                rig,
                BOOT,
                "up",
                () ->
                        rig.ports().console().tail(spare, vm).fact().stream()
                                .anyMatch(tail -> tail.stage() == BootStage.UP));
        assertThat(isOnSpare(RunState.RUNNING)).isTrue();
    }

    private boolean isOnSpare(RunState state) {
        var there = known(rig.ports().hypervisor().residents(spare)).guests().get(vm);
        return there != null && there.state() == state;
    }

    private void startOnTheSpareAfterADeath() {
        rig.cutPower(rig.home());
        var address = home.storageAddresses().first();
        done(rig.ports().storage().fence(cluster, address, LONG));
        done(rig.ports().hypervisor().define(spare, vm, definition.xml(), true));
        done(rig.ports().hypervisor().start(spare, vm));
    }
}
