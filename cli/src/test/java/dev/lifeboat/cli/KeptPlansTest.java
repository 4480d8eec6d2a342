package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPlansTest {
    @TempDir private Path folder;

    private static Plan named(String id, Plan like) {
        return new Plan(
                id,
                like.goal(),
                like.seen(),
                like.phases(),
                like.moves(),
                like.refusals(),
                like.followUps());
    }

    private Plan plan(Station station) throws IOException {
        return Planning.plan(station, station.remembered(), SimStation.KCT09, new TreeSet<>());
    }

    @Test
    void a_plan_is_found_by_the_beginning_of_its_id_and_is_the_plan_that_was_kept()
            throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        var kept = new KeptPlans(station);
        assertThat(kept.ids()).isEmpty();
        assertThat(kept.find("7")).isEmpty();
        var plan = plan(station);
        station.keep(plan);
        assertThat(kept.find(plan.id().substring(0, 2))).contains(plan);
        assertThat(kept.find("x" + plan.id())).isEmpty();
    }

    @Test
    void a_beginning_of_several_ids_is_refused_unless_it_is_one_of_them_whole() throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        for (var id : new String[] {"7c1f", "7c1f9", "7a00"}) {
            station.keep(named(id, plan(station)));
        }
        var kept = new KeptPlans(station);
        assertThat(kept.find("7c1f").orElseThrow().id()).isEqualTo("7c1f");
        assertThat(kept.find("7a").orElseThrow().id()).isEqualTo("7a00");
        assertThatThrownBy(() -> kept.find("7"))
                .isInstanceOf(Stop.class)
                .hasMessage("\"7\" begins several plans: 7a00, 7c1f, 7c1f9");
    }
}
