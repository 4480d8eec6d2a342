package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.drivers.site.SiteFile;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.JournalChoice;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundTest {
    private static final Pattern PROCESS = Pattern.compile("\\(process ([0-9]+), ");

    @TempDir private Path folder;

    /// A command whose person leaves its live view.
    public static void main(String[] words) throws IOException {
        var file = Path.of(System.getenv("LIFEBOAT_SITE"));
        if (!(SiteFile.read(file) instanceof SiteFile.Good(var site))) {
            throw new AssertionError("a bad site file");
        }
        var choice = new JournalChoice(Optional.empty(), true, false);
        try (var station = Station.open(site, choice)) {
            var where = List.of(words).subList(1, words.length);
            Background.carryOn(station, new RunId(words[0]), where);
        } catch (Stop stop) {
            System.err.println(stop.getMessage());
            System.exit(stop.exit().code());
        }
    }

    private static RunId open(Station station) throws IOException {
        var known = station.remembered();
        var plan = Planning.plan(station, known, SimStation.KCT09, new TreeSet<>());
        return Opening.open(station, plan, known);
    }

    private FakeSite.Ended leave(RunId run, String... where) throws Exception {
        var words = new String[where.length + 1];
        words[0] = run.name();
        System.arraycopy(where, 0, words, 1, where.length);
        var said = folder.resolve("said.txt");
        return FakeSite.ended(new FakeSite(folder).begin(said, BackgroundTest.class, words), said);
    }

    @Test
    void a_run_goes_on_when_the_process_that_left_it_has_ended() throws Exception {
        var station = SimStation.on(SimStation.dead(), folder);
        var run = open(station);
        var ended = leave(run, "--journal", "file");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said())
                .startsWith("Run " + run + " goes on in the background (process ")
                .contains("background.log")
                .contains("next:  lifeboat muster " + run + " --watch");
        var pid = PROCESS.matcher(ended.said()).results().findFirst().orElseThrow().group(1);
        var carrier = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        try {
            assertThat(Desk.isManned(station.runtime(), run)).isTrue();
            var abort = new Command.Abort("ops", "enough seen");
            FakeSite.await(() -> Desk.send(station.runtime(), run, abort).isEmpty());
            carrier.onExit().get(3, TimeUnit.MINUTES);
        } finally {
            carrier.destroyForcibly();
        }
        assertThat(Holding.fold(station, run).isAborted()).isTrue();
        assertThat(station.runFolder(run).resolve("background.log"))
                .content()
                .contains("Run " + run + " was aborted.");
    }

    @Test
    void that_nobody_has_taken_the_run_over_is_said_with_what_to_do() throws Exception {
        var station = SimStation.on(SimStation.dead(), folder);
        var run = open(station);
        var ended = leave(run, "--site", folder.resolve("gone.yaml").toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .startsWith("Nobody carries run " + run + " out: ")
                .endsWith("next:  lifeboat run " + run + " carry\n");
        assertThat(station.runFolder(run).resolve("background.log"))
                .content()
                .contains("gone.yaml, which does not exist.");
    }
}
