package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Seeded storms: random sites, faults, acts, answers and crashes, with the invariants checked
/// after every event. `-Dlifeboat.storms=10000` for more of them, `-Dlifeboat.seed=N` to see one
/// again.
class StormTest {
    private static final int USUALLY = 500;

    @Test
    void no_storm_breaks_what_must_hold() {
        var one = Long.getLong("lifeboat.seed");
        var seeds =
                one != null
                        ? LongStream.of(one)
                        : LongStream.range(0, Integer.getInteger("lifeboat.storms", USUALLY));
        var outcomes = new EnumMap<Storm.Outcome, Integer>(Storm.Outcome.class);
        for (var seed : seeds.toArray()) {
            var storm = Storm.live(seed);
            if (one != null) {
                System.out.println(storm.told());
            }
            assertThat(storm.broken).as(storm.told()).isEmpty();
            outcomes.merge(storm.outcome(), 1, Integer::sum);
        }
        System.out.println("storms: " + outcomes);
        if (one == null) {
            // Else the invariants would hold because nothing ever happens.
            var share = 100 * outcomes.getOrDefault(Storm.Outcome.DONE, 0) / count(outcomes);
            assertThat(share).as("percent of storms in which all came back").isGreaterThan(20);
        }
    }

    private static int count(EnumMap<Storm.Outcome, Integer> outcomes) {
        return outcomes.values().stream().mapToInt(each -> each).sum();
    }
}
