package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.SOON;
import static dev.lifeboat.contract.Patience.WATCH;
import static dev.lifeboat.contract.Patience.done;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.refused;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.spi.Stunts;
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
    }

    @AfterEach
    void remove_what_was_made() {
        if (info().exists()) {
            waitUntil(rig, WATCH, "removal", () -> stunts.remove(scratch) instanceof Outcome.Done);
        }
    }

    private ImageInfo info() {
        return known(rig.ports().storage().info(scratch));
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
    void what_the_caps_forbid_is_refused_and_the_lock_stays() {
        var dead = seized();
        refused(stunts.takeOver(spare, scratch, like));
        assertThat(owners()).containsExactly(dead);
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
}
