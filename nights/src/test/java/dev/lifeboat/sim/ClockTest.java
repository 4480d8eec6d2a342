package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.run.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The clock jumps back: a controller dies whose clock was ahead, and the next one's is right.
class ClockTest {
    private static final Duration JUMP = Duration.ofHours(1);

    /// A run that waits for the clock to catch up needs an hour; one that does not, three minutes.
    private static final Duration WITHIN = Duration.ofMinutes(5);

    /// Every edge would say little more than CrashTest; primes hit all kinds of them.
    private static final int EVERY = 7;

    @Test
    void a_recovery_does_not_wait_for_a_time_that_comes_a_second_time() throws IOException {
        var folder = Path.of("../sim/scenarios/003-good-caps");
        var site = Files.readString(folder.resolve("site.yaml"));
        var events = Files.readString(folder.resolve("events.txt"));
        var edge = 0;
        while (diesAhead(Night.of(site, events), edge)) {
            edge += EVERY;
        }
        assertThat(edge).isGreaterThan(100);
    }

    private static boolean diesAhead(Night night, int edge) {
        var run = night.begin();
        var begun = night.site().now();
        var ahead = Gear.crew(crew -> new Edges(night, edge).between(FastClock.crew(crew, JUMP)));
        try {
            night.carryOut(run, "ops1", ahead);
            return false;
        } catch (Edges.Crash crash) {
            night.crashed();
        }
        var before = broken(night);
        var end = night.carryOut(run);
        assertThat(end)
                .as("edge %s:\n%s", edge, night.site().transcript())
                .isEqualTo(new Runner.End.Over(Event.Ending.DONE));
        // What the first one leant on is judged by the site's clock, which is not its own.
        assertThat(night.site().invariants().broken().subList(before, broken(night))).isEmpty();
        assertThat(Duration.between(begun, night.site().now()))
                .as("edge %s:\n%s", edge, night.site().transcript())
                .isLessThan(WITHIN);
        return true;
    }

    private static int broken(Night night) {
        return night.site().invariants().broken().size();
    }
}
