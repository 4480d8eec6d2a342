package dev.lifeboat.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.CephHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A pool beside the guests' whose placement group has no OSD to live on.
@Tag("lab")
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
final class PoolsLabTest {
    /// The manager hears of a pool within a few seconds, also on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LabRig rig;

    @BeforeEach
    void make_a_pool_without_an_osd() {
        rig = LabRig.whole();
        rig.ceph("osd", "crush", "add-bucket", "nowhere", "root");
        rig.ceph("osd", "crush", "rule", "create-replicated", "nowhere", "nowhere", "osd");
        rig.ceph("osd", "pool", "create", "scratch", "1", "1", "replicated", "nowhere");
    }

    @AfterEach
    void remove_it() {
        rig.ceph("osd", "pool", "rm", "scratch", "scratch", "--yes-i-really-really-mean-it");
        rig.ceph("osd", "crush", "rule", "rm", "nowhere");
        rig.ceph("osd", "crush", "rm", "nowhere");
    }

    @Test
    void only_a_pool_that_can_hold_guests_counts() {
        var nobodys = health(health -> !health.serves());
        assertThat(nobodys.active()).isEqualTo(nobodys.placementGroups() - 1);
        rig.ceph("osd", "pool", "application", "enable", "scratch", "rgw");
        var others = health(CephHealth::serves);
        assertThat(others.placementGroups()).isLessThan(nobodys.placementGroups());
        rig.ceph(
                "osd", "pool", "application", "enable", "scratch", "rbd", "--yes-i-really-mean-it");
        assertThat(health(health -> !health.serves()).active()).isEqualTo(others.active());
    }

    private CephHealth health(Predicate<CephHealth> awaited) {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var reading = rig.ports().storage().health(rig.fleet().clusters().first());
            var health = reading.fact();
            if (health.filter(awaited).isPresent()) {
                return health.get();
            }
            assertThat(Instant.now()).as("%s", reading).isBefore(end);
            rig.settle(Duration.ofMillis(500));
        }
    }
}
