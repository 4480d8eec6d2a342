package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RunLinesTest {
    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_run_is_told_line_by_line(String name) throws IOException {
        var night = Nights.live(name);
        Golden.assertSame(
                name + ".lines.txt",
                night.steady(RunLines.text(night.plan(), night.journal(), Nights.PAGE)));
    }

    @Test
    void most_entries_are_not_worth_a_line() throws IOException {
        var night = Nights.live(Nights.KCT09);
        var lines = RunLines.text(night.plan(), night.journal(), Nights.PAGE).lines().count();
        assertThat(lines).isLessThan(night.journal().size() / 3);
    }
}
