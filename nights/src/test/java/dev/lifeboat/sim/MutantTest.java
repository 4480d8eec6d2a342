package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mutant is sunk by what must always hold, in a scenario or in a storm. That the unmutated
/// survives all of these is what the scenario and storm tests say.
class MutantTest {
    private static final int STORMS = 500;

    static Iterable<String> mutants() {
        return Mutants.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_is_sunk(String mutant) throws IOException {
        var killer = scenario(mutant).or(() -> storm(mutant));
        System.out.println(mutant + ": " + killer.orElse("SURVIVES"));
        assertThat(killer).as("what sinks \"" + mutant + "\"").isPresent();
    }

    private static Optional<String> scenario(String mutant) throws IOException {
        for (var name : ScenarioTest.scenarios().toList()) {
            var folder = Path.of("../sim/scenarios", name);
            var night =
                    Night.of(
                            Files.readString(folder.resolve("site.yaml")),
                            Files.readString(folder.resolve("events.txt")));
            night.wears(Mutants.named(mutant).apply(night));
            var broken = live(night);
            if (broken.isPresent()) {
                return Optional.of(name + ": " + broken.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> live(Night night) {
        try {
            night.live();
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
        return night.site().invariants().broken().stream().findFirst();
    }

    private static Optional<String> storm(String mutant) {
        for (var seed = 0L; seed < STORMS; seed++) {
            var storm = Storm.live(seed, Mutants.named(mutant));
            if (!storm.broken.isEmpty()) {
                return Optional.of("storm " + seed + ": " + storm.broken.getFirst());
            }
        }
        return Optional.empty();
    }

    @Test
    void a_skipped_fence_satisfies_no_guard() throws IOException {
        var night = Skipped.night();
        night.carryOut(Skipped.begin(night));
        assertThat(night.site().invariants().broken()).isEmpty();
        assertThat(night.site().transcript().lines()).noneMatch(line -> line.contains("start "));
    }

    @Test
    void a_mutant_that_believes_a_skipped_fence_is_sunk() throws IOException {
        var night = Skipped.night();
        night.wears(Skipped.believed());
        night.carryOut(Skipped.begin(night));
        assertThat(night.site().invariants().broken())
                .anyMatch(line -> line.endsWith("no fence of kct09 lasts"));
    }

    @Test
    void each_mutant_has_a_name_of_its_own() {
        assertThat(new TreeMap<>(Mutants.all())).hasSizeGreaterThan(14);
    }
}
