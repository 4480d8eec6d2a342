package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.fleet.HostId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AimTest {
    private static final SortedSet<HostId> ANYWHERE = new TreeSet<>();

    @TempDir private Path folder;

    @Test
    void a_host_is_planned_anew_and_its_plan_is_kept() throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        var aim = Aim.at(station, "kct09", ANYWHERE);
        assertThat(aim.dead()).isEqualTo(SimStation.KCT09);
        assertThat(aim.plan().moves()).hasSize(4);
        assertThat(new KeptPlans(station).ids()).containsExactly(aim.plan().id());
    }

    @Test
    void a_plan_that_still_fits_what_is_seen_is_carried_out_as_it_was_kept() throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        var onto = new TreeSet<>(List.of(SimStation.KCT10));
        var kept = Aim.at(station, "kct09", onto).plan();
        assertThat(kept.moves().values()).containsOnly(SimStation.KCT10);
        assertThat(Aim.at(station, kept.id(), ANYWHERE).plan()).isEqualTo(kept);
        assertThatThrownBy(() -> Aim.at(station, kept.id(), onto))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("--onto needs a HOST");
    }

    /// Between `plan` and `go` somebody starts one of its guests by hand.
    @Test
    void a_plan_that_no_longer_fits_is_refused_with_what_has_changed() throws IOException {
        var kept = Aim.at(SimStation.on(SimStation.dead(), folder), "kct09", ANYWHERE).plan();
        var later =
                SimStation.night(
                        """
                        0s hang kct09
                        40s operator starts web-1 on kct10
                        90s evacuate kct09
                        """);
        var station = SimStation.on(later, folder);
        assertThatThrownBy(() -> Aim.at(station, kept.id(), ANYWHERE))
                .isInstanceOfSatisfying(
                        Stop.class, stop -> assertThat(stop.exit()).isEqualTo(Exit.NO))
                .hasMessageStartingWith("Plan " + kept.id() + " no longer fits what is seen")
                .hasMessageContaining("\n  db-1: was \"goes to kct10\", is \"goes to kct11\"\n")
                .hasMessageEndingWith("next:  lifeboat plan kct09");
    }

    @Test
    void what_is_neither_host_nor_plan_is_answered_with_the_hosts_there_are() throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        assertThatThrownBy(() -> Aim.at(station, "kct9", ANYWHERE))
                .isInstanceOfSatisfying(
                        Stop.class, stop -> assertThat(stop.exit()).isEqualTo(Exit.USAGE))
                .hasMessage(
                        "There is no host and no kept plan \"kct9\"; the site file has"
                                + " [kct09, kct10, kct11].\nnext:  lifeboat plan HOST");
    }
}
