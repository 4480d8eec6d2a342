package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.BOOT;
import static dev.lifeboat.contract.Patience.SOON;
import static dev.lifeboat.contract.Patience.WATCH;
import static dev.lifeboat.contract.Patience.done;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.refused;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Scratch;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.core.spi.Stunts;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a drill leans on: clients that die with a lock, and others that take it over.
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
public abstract class StuntsContract {
    private static final SortedSet<String> FEATURES =
            new TreeSet<>(Set.of("exclusive-lock", "layering"));

    private Rig rig;
    private Stunts stunts;
    private Host home;
    private Host spare;
    private Definition like;
    private Image scratch;
    private Stunt stunt;
    private Twin twin;

    /// A whole site.
    protected abstract Rig wholeRig();

    @BeforeEach
    void make_the_rig_whole() {
        rig = wholeRig();
        stunts = rig.ports().stunts();
        home = rig.host(rig.home());
        spare = rig.host(rig.spare());
        like = known(rig.ports().hypervisor().definition(home, rig.guests().first()));
        var disk = like.disks().getFirst();
        scratch = new Image(disk.cluster(), disk.pool(), "lifeboat-drill-contract");
        stunt = new Stunt(new Seat(VmId.of("11feb0a7-0000-4000-8000-0000000f0001"), spare.id()));
        var copy = new Image(disk.cluster(), disk.pool(), stunt.name() + "-1");
        twin = new Twin(disk, new Scratch(copy));
    }

    @AfterEach
    void remove_what_was_made() {
        if (known(stunts.enclosure(spare, stunt)).exists()) {
            var _ = stunts.end(spare, stunt);
            done(stunts.removeEnclosure(spare, stunt));
        }
        if (known(rig.ports().storage().info(twin.copy().image())).exists()) {
            waitUntil(
                    rig,
                    WATCH,
                    "removal of the clone",
                    () -> stunts.remove(twin.copy().image()) instanceof Outcome.Done);
        }
        if (snapshots().names().contains(twin.snapshot())) {
            done(stunts.drop(twin));
        }
        if (info().exists()) {
            waitUntil(rig, WATCH, "removal", () -> stunts.remove(scratch) instanceof Outcome.Done);
        }
    }

    private ImageInfo info() {
        return known(rig.ports().storage().info(scratch));
    }

    private Snapshots snapshots() {
        return known(stunts.snapshots(twin.original()));
    }

    private LockOwner seized() {
        done(stunts.make(scratch, FEATURES));
        done(stunts.seize(home, scratch, like));
        return known(stunts.deadHolder(scratch)).owner().orElseThrow();
    }

    private SortedSet<LockOwner> owners() {
        return known(rig.ports().storage().owners(scratch)).owners();
    }

    @Test
    void a_guests_image_is_told_as_it_was_made() {
        var disk = known(rig.ports().storage().info(like.disks().getFirst()));
        assertThat(disk.exists()).isTrue();
        assertThat(disk.features()).contains(ImageInfo.EXCLUSIVE_LOCK);
        assertThat(disk.created()).isBefore(rig.now().plusSeconds(1));
    }

    @Test
    void of_an_image_that_is_not_there_it_is_known() {
        assertThat(info().exists()).isFalse();
        assertThat(known(stunts.deadHolder(scratch)).owner()).isEmpty();
    }

    @Test
    void a_scratch_image_is_made_once_and_removed() {
        done(stunts.make(scratch, FEATURES));
        assertThat(info().features()).isEqualTo(FEATURES);
        refused(stunts.make(scratch, FEATURES));
        done(stunts.remove(scratch));
        assertThat(info().exists()).isFalse();
        refused(stunts.remove(scratch));
    }

    @Test
    void a_client_that_dies_keeps_the_lock_and_only_one_does() {
        var dead = seized();
        assertThat(home.storageAddresses()).contains(dead.ip());
        assertThat(owners()).containsExactly(dead);
        refused(stunts.seize(home, scratch, like));
        assertThat(known(stunts.deadHolder(scratch)).owner()).hasValue(dead);
    }

    @Test
    void a_canary_is_freed_from_who_died_with_its_lock() {
        var dead = seized();
        done(stunts.free(scratch));
        assertThat(owners()).isEmpty();
        assertThat(known(stunts.deadHolder(scratch)).owner()).isEmpty();
        waitUntil(
                rig,
                SOON,
                "the dead client's entry",
                () ->
                        known(rig.ports().storage().blocklist(scratch.cluster()))
                                .refuses(dead.address(), rig.now()));
        refused(stunts.free(scratch));
    }

    @Test
    void a_guest_that_is_killed_leaves_its_lock_behind() {
        var canary = rig.fleet().vm(rig.guests().first());
        var disk = like.disks().getFirst();
        var before = known(rig.ports().storage().owners(disk)).owners();
        assertThat(before).hasSize(1);
        done(stunts.kill(home, canary));
        waitUntil(
                rig,
                SOON,
                "the end of the guest",
                () -> !known(rig.ports().hypervisor().residents(home)).runs(canary.id()));
        assertThat(known(rig.ports().storage().owners(disk)).owners()).isEqualTo(before);
        refused(stunts.kill(home, canary));
    }

    @Test
    void what_the_caps_forbid_is_refused_and_the_lock_stays() {
        var dead = seized();
        refused(stunts.takeOver(spare, scratch, like));
        assertThat(owners()).containsExactly(dead);
        assertThat(known(stunts.deadHolder(scratch)).followed()).isEmpty();
    }

    @Test
    void with_good_caps_the_lock_is_taken_over_and_the_dead_client_is_entered() {
        var auth = rig.ports().auth();
        var user = like.users().first();
        var before = known(auth.caps(user));
        var good = new TreeMap<>(before.caps());
        good.put("mon", "profile rbd");
        done(auth.change(user, before, new CephCaps(good)));
        var dead = seized();
        done(stunts.takeOver(spare, scratch, like));
        assertThat(owners()).doesNotContain(dead);
        assertThat(known(stunts.deadHolder(scratch)).owner()).hasValue(dead);
        assertThat(known(stunts.deadHolder(scratch)).followed()).isPresent();
        waitUntil(
                rig,
                SOON,
                "the dead client's entry",
                () ->
                        known(rig.ports().storage().blocklist(scratch.cluster()))
                                .refuses(dead.address(), rig.now()));
        done(stunts.remove(scratch));
        assertThat(known(stunts.deadHolder(scratch)).owner()).isEmpty();
    }

    @Test
    void a_snapshot_and_a_clone_leave_the_lock_where_it_is() {
        var storage = rig.ports().storage();
        var owners = known(storage.owners(twin.original()));
        var watchers = known(storage.watchers(twin.original()));
        assertThat(owners.owners()).hasSize(1);
        assertThat(known(stunts.sum(twin.copy().image())).then()).isEmpty();
        done(stunts.snapshot(twin));
        assertThat(snapshots().guarded()).containsExactly(twin.snapshot());
        done(stunts.copy(twin));
        assertThat(known(storage.info(twin.copy().image())).exists()).isTrue();
        var sum = known(stunts.sum(twin.copy().image()));
        assertThat(sum.then()).isPresent().isEqualTo(sum.now());
        refused(stunts.drop(twin));
        done(stunts.remove(twin.copy().image()));
        done(stunts.drop(twin));
        assertThat(snapshots().names()).isEmpty();
        assertThat(known(stunts.sum(twin.copy().image())).then()).isEmpty();
        assertThat(known(storage.owners(twin.original()))).isEqualTo(owners);
        assertThat(known(storage.watchers(twin.original()))).isEqualTo(watchers);
    }

    @Test
    void a_snapshot_is_given_up_before_a_holder_that_hangs_loses_its_lock() {
        var storage = rig.ports().storage();
        var owners = known(storage.owners(twin.original()));
        rig.hang(rig.home());
        refused(stunts.snapshot(twin));
        assertThat(known(storage.owners(twin.original()))).isEqualTo(owners);
        assertThat(snapshots().names()).isEmpty();
        var held = owners.owners().first().address();
        assertThat(known(storage.blocklist(scratch.cluster())).refuses(held, rig.now())).isFalse();
        // It was asked for a snapshot, and may make it when it wakes.
        rig.restore(rig.home());
        rig.settle(SOON);
    }

    @Test
    void a_stunt_comes_up_where_nothing_leaves_and_is_ended() {
        var hypervisor = rig.ports().hypervisor();
        assertThat(stunts.hindrances(like)).isEmpty();
        assertThat(known(stunts.enclosure(spare, stunt)).exists()).isFalse();
        done(stunts.enclose(spare, stunt));
        done(stunts.snapshot(twin));
        done(stunts.copy(twin));
        done(stunts.define(spare, stunt, like, List.of(twin)));
        var defined = known(hypervisor.definition(spare, stunt.seat().vm()));
        assertThat(defined.disks()).containsExactly(twin.copy().image());
        done(hypervisor.start(spare, stunt.seat().vm()));
        waitUntil(rig, BOOT, "the clone to come up", this::isUp);
        var enclosure = known(stunts.enclosure(spare, stunt));
        assertThat(enclosure.exists()).isTrue();
        assertThat(enclosure.leak()).isEmpty();
        assertThat(known(hypervisor.residents(home)).runs(rig.guests().first())).isTrue();
        done(stunts.end(spare, stunt));
        assertThat(known(hypervisor.residents(spare)).guests()).isEmpty();
        refused(stunts.end(spare, stunt));
        done(stunts.removeEnclosure(spare, stunt));
        assertThat(known(stunts.enclosure(spare, stunt)).exists()).isFalse();
    }

    private boolean isUp() {
        return rig.ports()
                .console()
                .tail(spare, stunt.seat().vm())
                .fact()
                .filter(said -> said.stage() == BootStage.UP)
                .isPresent();
    }
}
