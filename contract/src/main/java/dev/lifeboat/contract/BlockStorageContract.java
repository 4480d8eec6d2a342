package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.SOON;
import static dev.lifeboat.contract.Patience.WATCH;
import static dev.lifeboat.contract.Patience.done;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.refused;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.spi.BlockStorage;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a recovery leans on when it fences a host and takes its locks.
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
public abstract class BlockStorageContract {
    /// A fence that stands: ten years, of which nine must be read back.
    private static final Duration LONG = Duration.ofDays(3653);

    private static final Duration LONG_ENOUGH = Duration.ofDays(9 * 365);

    private Rig rig;
    private BlockStorage storage;
    private ClusterId cluster;
    private Host home;
    private String address;

    /// Of a host that runs no guest: a fence there harms nobody.
    private String idle;

    private Image image;

    /// A whole site.
    protected abstract Rig wholeRig();

    @BeforeEach
    void make_the_rig_whole() {
        rig = wholeRig();
        storage = rig.ports().storage();
        cluster = rig.fleet().clusters().first();
        home = rig.host(rig.home());
        address = home.storageAddresses().first();
        idle = rig.host(rig.spare()).storageAddresses().first();
        image =
                known(rig.ports().hypervisor().definition(home, rig.guests().first()))
                        .disks()
                        .getFirst();
    }

    private LockOwner owner() {
        var owners = known(storage.owners(image)).owners();
        assertThat(owners).hasSize(1);
        return owners.first();
    }

    private boolean isFencedFor(String whole, Duration length) {
        return known(storage.blocklist(cluster))
                .wholeHostUntil(whole)
                .filter(until -> until.isAfter(rig.now().plus(length)))
                .isPresent();
    }

    @Test
    void a_running_guest_owns_its_image_and_watches_it_from_its_host() {
        assertThat(owner().ip()).isEqualTo(address);
        assertThat(owner().client()).startsWith("client.");
        assertThat(known(storage.watchers(image)).addresses()).containsExactly(owner().address());
    }

    @Test
    void an_image_that_does_not_exist_is_not_known() {
        var nothing = new Image(cluster, image.pool(), "no-such-image");
        assertThat(storage.owners(nothing).isKnown()).isFalse();
        assertThat(storage.watchers(nothing).isKnown()).isFalse();
        assertThat(storage.owners(new Image(cluster, "no-such-pool", "x")).isKnown()).isFalse();
    }

    @Test
    void looking_at_an_image_does_not_watch_it() {
        known(storage.owners(image));
        known(storage.watchers(image));
        assertThat(known(storage.watchers(image)).addresses()).hasSize(1);
    }

    @Test
    void an_empty_blocklist_is_known_to_be_empty() {
        assertThat(known(storage.blocklist(cluster)).entries()).isEmpty();
    }

    @Test
    void a_fence_of_a_whole_address_is_read_back_with_its_end() {
        done(storage.fence(cluster, idle, LONG));
        waitUntil(rig, SOON, "the entry", () -> isFencedFor(idle, LONG_ENOUGH));
        var entries = known(storage.blocklist(cluster));
        assertThat(entries.refuses(idle + ":0/12345", rig.now())).isTrue();
        assertThat(entries.refuses(address + ":0/12345", rig.now())).isFalse();
    }

    @Test
    void a_fence_that_stands_is_not_extended_by_another() {
        done(storage.fence(cluster, idle, Duration.ofHours(1)));
        var first = known(storage.blocklist(cluster)).wholeHostUntil(idle);
        assertThat(first).isPresent();
        storage.fence(cluster, idle, LONG);
        assertThat(known(storage.blocklist(cluster)).wholeHostUntil(idle)).isEqualTo(first);
        assertThat(isFencedFor(idle, LONG_ENOUGH)).isFalse();
    }

    @Test
    void a_short_fence_is_made_long_by_lifting_it_first() {
        done(storage.fence(cluster, idle, Duration.ofHours(1)));
        done(storage.liftFence(cluster, idle));
        done(storage.fence(cluster, idle, LONG));
        waitUntil(rig, SOON, "the long entry", () -> isFencedFor(idle, LONG_ENOUGH));
    }

    @Test
    void a_fence_that_is_lifted_is_gone() {
        done(storage.fence(cluster, idle, LONG));
        done(storage.liftFence(cluster, idle));
        assertThat(known(storage.blocklist(cluster)).wholeHostUntil(idle)).isEmpty();
    }

    @Test
    void lifting_a_fence_that_does_not_stand_changes_nothing() {
        storage.liftFence(cluster, idle);
        assertThat(known(storage.blocklist(cluster)).entries()).isEmpty();
    }

    @Test
    void a_dead_client_keeps_its_lock_and_loses_its_watch() {
        var dead = owner();
        rig.cutPower(rig.home());
        assertThat(owner()).isEqualTo(dead);
        waitUntil(
                rig,
                WATCH,
                "the watch goes",
                () -> known(storage.watchers(image)).addresses().isEmpty());
        assertThat(owner()).isEqualTo(dead);
    }

    @Test
    void a_host_that_hangs_loses_its_watch_and_keeps_its_lock() {
        var hung = owner();
        rig.hang(rig.home());
        waitUntil(
                rig,
                WATCH,
                "the watch goes",
                () -> known(storage.watchers(image)).addresses().isEmpty());
        assertThat(owner()).isEqualTo(hung);
    }

    @Test
    void a_dead_owners_lock_is_broken_by_its_exact_name() {
        var dead = owner();
        rig.cutPower(rig.home());
        done(storage.fence(cluster, address, LONG));
        done(storage.breakLock(image, dead));
        waitUntil(
                rig,
                SOON,
                "the lock is free",
                () -> known(storage.owners(image)).owners().isEmpty());
        assertThat(isFencedFor(address, LONG_ENOUGH)).isTrue();
    }

    @Test
    void breaking_a_lock_leaves_the_other_images_alone() {
        var second =
                known(rig.ports().hypervisor().definition(home, rig.guests().last()))
                        .disks()
                        .getFirst();
        rig.cutPower(rig.home());
        done(storage.fence(cluster, address, LONG));
        done(storage.breakLock(image, owner()));
        assertThat(known(storage.owners(second)).owners()).hasSize(1);
    }

    @Test
    void breaking_the_lock_of_an_owner_that_is_gone_is_refused_and_harmless() {
        var living = owner();
        var gone = new LockOwner("client.999999", living.cookie(), "10.91.9.9:0/1");
        refused(storage.breakLock(image, gone));
        refused(
                storage.breakLock(
                        image, new LockOwner(living.client(), "auto 1", living.address())));
        assertThat(owner()).isEqualTo(living);
        assertThat(known(storage.blocklist(cluster)).entries()).isEmpty();
        assertThat(known(storage.watchers(image)).addresses()).containsExactly(living.address());
    }

    @Test
    void a_cluster_that_is_well_serves_all_its_placement_groups() {
        var health = known(storage.health(cluster));
        assertThat(health.placementGroups()).isPositive();
        assertThat(health.active()).isEqualTo(health.placementGroups());
        assertThat(health.laggy()).isZero();
    }

    @Test
    void a_cluster_says_where_its_own_daemons_live() {
        var daemons = known(storage.addresses(cluster)).daemons();
        assertThat(daemons.values().stream().flatMap(names -> names.stream()))
                .anyMatch(name -> name.startsWith("mon."))
                .anyMatch(name -> name.startsWith("osd."));
        assertThat(daemons).doesNotContainKey(address);
    }
}
