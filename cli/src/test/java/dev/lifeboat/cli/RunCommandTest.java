package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that nobody carries out: its controller was killed.
class RunCommandTest {
    @TempDir private Path folder;

    private Station station;
    private FakeSite site;
    private RunId run;

    @BeforeEach
    void open() throws Exception {
        station = SimStation.on(SimStation.dead(), folder);
        site = new FakeSite(folder);
        var known = station.remembered();
        var plan = Planning.plan(station, known, SimStation.KCT09, new TreeSet<>());
        run = Opening.open(station, plan, known);
    }

    private FakeSite.Ended run(String... words) throws Exception {
        var all = new String[words.length + 2];
        all[0] = "run";
        all[1] = "--journal=file";
        System.arraycopy(words, 0, all, 2, words.length);
        return site.run(all);
    }

    @Test
    void shown_alone_says_how_far_it_is_and_that_nobody_carries_it_out() throws Exception {
        var shown = run(run.name());
        assertThat(shown.code()).isEqualTo(4);
        assertThat(shown.said())
                .contains("Run " + run)
                .contains("  4  start 4 guests")
                .contains("Nobody on this machine carries run " + run + " out.\n")
                .contains("next:  lifeboat run " + run + " carry");
    }

    @Test
    void what_cannot_be_obeyed_is_refused_with_what_to_do_next() throws Exception {
        var stale = run(run.name(), "answer", "q7", "1");
        assertThat(stale.code()).isEqualTo(3);
        assertThat(stale.said())
                .endsWith(
                        "Nothing was done: q7 is not open: it was answered, or never asked.\n"
                                + "next:  lifeboat run "
                                + run
                                + "   shows it\n");
        var held = site.run("hold", "web-1", "--journal=file");
        assertThat(held.code()).isEqualTo(3);
        assertThat(held.said())
                .startsWith("Nobody is carrying run " + run + " out, so nothing is done to web-1")
                .contains("next:  lifeboat run " + run + " hold web-1");
    }

    @Test
    void what_it_asks_is_shown_and_answered_with_a_name_typed() throws Exception {
        var asking = asking();
        var shown = run(asking);
        assertThat(shown.code()).isEqualTo(5);
        assertThat(shown.said())
                .contains("2b needs you: cannot tell whether kct09 still speaks for its guests")
                .contains("  3  I have seen kct09 powered off  (with --type kct09)");
        var events = run(asking, "--json");
        assertThat(events.code()).isEqualTo(5);
        assertThat(events.said().lines())
                .allSatisfy(line -> assertThat(line).startsWith("{\"schema\":\"lifeboat.event/1\""))
                .last()
                .asString()
                .contains("\"question\":\"q1\"", "\"n\":3", "\"type\":\"kct09\"");
        var slip = run(asking, "answer", "q1", "3");
        assertThat(slip.code()).isEqualTo(5);
        assertThat(slip.said()).contains("next:  add --type=kct09 to give this answer");
    }

    @Test
    void of_a_run_that_is_carried_out_the_answer_to_a_command_is_one_object() throws Exception {
        var why = Optional.of("run " + run + " is over");
        try (var _ =
                Desk.open(
                        station.runtime(),
                        run,
                        command -> command instanceof Command.Pause ? Optional.empty() : why)) {
            var taken = run(run.name(), "pause", "--json");
            assertThat(taken.code()).isZero();
            assertThat(taken.said())
                    .contains("{\"schema\":\"lifeboat.order/1\",\"run\":\"" + run + "\",\"actor\":")
                    .contains("\"command\":\"pause\",\"taken\":true,\"because\":null}\n");
            var refused = run(run.name(), "abort", "--json");
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.said())
                    .contains("\"command\":\"abort\",\"taken\":false,\"because\":\"run " + run)
                    .contains("Nothing was done: run " + run + " is over.");
        }
    }

    /// The BMC was dead, and the controller died when it had asked.
    private String asking() throws IOException {
        var night = SimStation.bmcDead();
        var id = night.begin();
        var _ = night.carryOut(id);
        var journal = station.journal();
        var copy = journal.open(night.journal().plan(id).orElseThrow(), station.clock().instant());
        for (var entry : night.journal().read(id)) {
            var _ =
                    entry.event() instanceof Event.Claimed
                            ? journal.claim(copy, entry.actor(), entry.at())
                            : journal.append(
                                    copy, entry.epoch(), entry.at(), entry.actor(), entry.event());
            if (entry.event() instanceof Event.Asked) {
                return copy.name();
            }
        }
        throw new AssertionError("nothing was asked");
    }

    @Test
    void a_muster_of_a_host_whose_guests_nobody_knows_is_not_known() throws Exception {
        Files.delete(site.state().resolve("readings.json"));
        var mustered = site.run("muster", "kct11", "--journal=file");
        assertThat(mustered.code()).isEqualTo(4);
        assertThat(mustered.said())
                .contains("0 guests of kct11: none")
                .contains("Which guests kct11 has is not known.\nnext:  lifeboat look kct11");
    }
}
