package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir private Path folder;

    /// Another controller: opens a run for kct09, and says which or why not.
    public static void main(String[] words) throws IOException {
        var station = SimStation.on(SimStation.dead(), Path.of(words[0]));
        var known = station.remembered();
        var plan = plan(station, known);
        System.out.println("ready");
        try {
            System.out.println("opened " + Opening.open(station, plan, known));
        } catch (Stop stop) {
            System.out.println(stop.getMessage());
            System.exit(stop.exit().code());
        }
    }

    private static Plan plan(Station station, Readings known) {
        return Planning.plan(station, known, SimStation.KCT09, new TreeSet<>());
    }

    @Test
    void a_run_is_opened_when_none_has_its_host_in_hand_and_again_when_that_is_over()
            throws IOException {
        var station = SimStation.on(SimStation.dead(), folder);
        var known = station.remembered();
        var plan = plan(station, known);
        var first = Opening.open(station, plan, known);
        assertThatThrownBy(() -> Opening.open(station, plan, known))
                .isInstanceOfSatisfying(
                        Stop.class, stop -> assertThat(stop.exit()).isEqualTo(Exit.NO))
                .hasMessageStartingWith("Nothing was done: another run has what this one needs.")
                .hasMessageContaining("run " + first + " has kct09")
                .hasMessageEndingWith(
                        "next:  lifeboat run "
                                + first
                                + " resume, or lifeboat run "
                                + first
                                + " abort");
        var at = station.clock().instant();
        var journal = station.journal();
        var _ = journal.claim(first, "ops1", at);
        var _ =
                journal.append(
                        first,
                        Holding.fold(station, first).epoch(),
                        at,
                        "ops1",
                        new Event.Ended(Event.Ending.ABORTED));
        assertThat(Opening.open(station, plan, known)).isNotEqualTo(first);
    }

    /// The check and the opening are one: both have checked nothing yet when the lock becomes free.
    @Test
    void of_two_controllers_at_once_one_opens_its_run() throws Exception {
        var station = SimStation.on(SimStation.dead(), folder);
        var site = new FakeSite(folder);
        var texts = List.of(folder.resolve("one.txt"), folder.resolve("two.txt"));
        List<Process> both;
        try (var file =
                        FileChannel.open(
                                folder.resolve("state/ledger.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = file.lock()) {
            both =
                    List.of(
                            site.begin(texts.get(0), OpeningTest.class, folder.toString()),
                            site.begin(texts.get(1), OpeningTest.class, folder.toString()));
            for (var text : texts) {
                FakeSite.await(() -> FakeSite.text(text).startsWith("ready"));
            }
            assertThat(station.journal().runs()).isEmpty();
        }
        var one = FakeSite.ended(both.get(0), texts.get(0));
        var two = FakeSite.ended(both.get(1), texts.get(1));
        assertThat(List.of(one.code(), two.code())).containsExactlyInAnyOrder(0, 3);
        assertThat(station.journal().runs()).hasSize(1);
        var refused = one.code() == 0 ? two : one;
        assertThat(refused.said()).contains("run " + station.journal().runs().getFirst() + " has");
    }
}
