package dev.lifeboat.core.control;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static dev.lifeboat.core.Bench.definition;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Baseline;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RelicsTest {
    private static final Image DB_DISK = new Image(MAIN, "vms", "db-1");
    private static final Set<HostId> HOSTS = Bench.fleet().hosts().keySet();
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));

    /// web-1 and db-1 on kct09, which then fell silent.
    private static Readings dead() {
        return seeing(
                Residents.of(KCT09),
                residents(RunState.RUNNING, WEB, DB),
                Definition.of(new Seat(WEB.id(), KCT09)),
                definition("web-1"),
                Definition.of(new Seat(DB.id(), KCT09)),
                definition("db-1"),
                LockOwners.of(WEB_DISK),
                new LockOwners(new TreeSet<>()),
                LockOwners.of(DB_DISK),
                new LockOwners(new TreeSet<>()),
                Baseline.of(DB.id()),
                new Baseline(true, NOW),
                Residents.of(KCT09),
                silent(NOW));
    }

    @Test
    void what_is_known_of_a_dead_host_and_its_guests_is_kept_however_old_it_is() {
        var kept = Relics.without(dead(), HOSTS, LATER);
        assertThat(kept.newest()).isEqualTo(dead().newest());
        assertThat(kept.seen()).isEqualTo(dead().seen());
    }

    @Test
    void a_guest_that_was_deleted_is_forgotten_after_a_week_with_its_disks() {
        var deleted = seeing(dead(), Residents.of(KCT09), residents(RunState.RUNNING, WEB));
        assertThat(Relics.without(deleted, HOSTS, NOW.plus(Duration.ofDays(6))).newest())
                .isEqualTo(deleted.newest());
        var kept = Relics.without(deleted, HOSTS, LATER);
        assertThat(kept.newest())
                .containsOnlyKeys(
                        Residents.of(KCT09),
                        Definition.of(new Seat(WEB.id(), KCT09)),
                        LockOwners.of(WEB_DISK));
    }

    @Test
    void a_guest_that_was_moved_keeps_what_was_usual_of_it_and_its_disks() {
        var moved =
                seeing(
                        dead(),
                        Residents.of(KCT09),
                        residents(RunState.RUNNING, WEB),
                        Residents.of(KCT10),
                        residents(RunState.RUNNING, DB),
                        Definition.of(new Seat(DB.id(), KCT10)),
                        definition("db-1"));
        var kept = Relics.without(moved, HOSTS, LATER);
        assertThat(kept.newest())
                .containsKeys(Baseline.of(DB.id()), LockOwners.of(DB_DISK))
                .doesNotContainKey(Definition.of(new Seat(DB.id(), KCT09)));
    }

    @Test
    void a_host_that_has_left_the_site_file_is_forgotten_after_a_week() {
        var kept = Relics.without(dead(), Set.of(KCT10), LATER);
        assertThat(kept.newest()).isEmpty();
    }
}
