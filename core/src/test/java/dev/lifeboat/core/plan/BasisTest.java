package dev.lifeboat.core.plan;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.NOW;
import static dev.lifeboat.core.Bench.WEB;
import static dev.lifeboat.core.Bench.WEB_DISK;
import static dev.lifeboat.core.Bench.definition;
import static dev.lifeboat.core.Bench.fleet;
import static dev.lifeboat.core.Bench.known;
import static dev.lifeboat.core.Bench.residents;
import static dev.lifeboat.core.Bench.seeing;
import static dev.lifeboat.core.Bench.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BasisTest {
    private static final Instant LATER = NOW.plusSeconds(60);

    private static final Readings BEFORE =
            seeing(
                    Residents.of(KCT09),
                    residents(RunState.RUNNING, WEB, DB),
                    Definition.of(new Seat(WEB.id(), KCT09)),
                    definition("web-1"),
                    Definition.of(new Seat(DB.id(), KCT09)),
                    definition("db-1"),
                    LockOwners.of(WEB_DISK),
                    owner("client.4148"),
                    Residents.of(KCT10),
                    residents(RunState.RUNNING),
                    Residents.of(KCT11),
                    residents(RunState.RUNNING));

    private static LockOwners owner(String client) {
        return new LockOwners(
                new TreeSet<>(Set.of(new LockOwner(client, "auto 1", "10.91.0.9:0/29677"))));
    }

    private static Plan plan(Readings seen, SortedSet<HostId> onto) {
        return Planner.evacuate(fleet(), seen, new TreeSet<>(List.of(KCT09)), onto, Brakes.USUAL);
    }

    private static final Plan KEPT = plan(BEFORE, new TreeSet<>());

    private static List<String> changes(Readings now) {
        return Basis.changes(KEPT, plan(now, new TreeSet<>(List.of(KCT10, KCT11))));
    }

    @Test
    void the_same_seen_again_later_changes_nothing() {
        var again =
                seeing(
                        BEFORE,
                        Residents.of(KCT10),
                        known(residents(RunState.RUNNING), LATER),
                        LockOwners.of(WEB_DISK),
                        known(owner("client.4148"), LATER));
        assertThat(plan(again, new TreeSet<>()).id()).isNotEqualTo(KEPT.id());
        assertThat(changes(again)).isEmpty();
    }

    @Test
    void a_target_that_fell_silent_and_where_its_guests_go_now() {
        assertThat(changes(seeing(BEFORE, Residents.of(KCT11), silent(LATER))))
                .contains("kct11 can take no guests now")
                .anyMatch(line -> line.endsWith("was \"goes to kct11\", is \"goes to kct10\""));
    }

    @Test
    void a_guest_that_somebody_started_meanwhile_is_no_longer_to_be_started() {
        var started = Objects.requireNonNull(KEPT.moves().get(WEB.id()));
        assertThat(
                        changes(
                                seeing(
                                        BEFORE,
                                        Residents.of(started),
                                        known(residents(RunState.RUNNING, WEB), LATER))))
                .anyMatch(line -> line.startsWith("4.web-1/define is no longer needed"));
    }

    @Test
    void a_lock_that_another_client_holds_now() {
        assertThat(
                        changes(
                                seeing(
                                        BEFORE,
                                        LockOwners.of(WEB_DISK),
                                        known(owner("client.5000"), LATER))))
                .anyMatch(line -> line.contains("client.4148") && line.contains("client.5000"));
    }
}
