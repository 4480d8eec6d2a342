package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveScreenTest {
    private static LiveScreen screen(Nights.Lived night, Nights.Moment moment) {
        return new LiveScreen(
                moment.run(),
                night.journalTo(moment),
                moment.known(),
                moment.entry().at(),
                Nights.PAGE);
    }

    private static Nights.Moment asking(Nights.Lived night) {
        return night.moments().stream()
                .filter(moment -> !moment.run().open().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_question_stands_below_the_run_and_can_be_answered_in_place() throws IOException {
        var night = Nights.live(Nights.BMC_DEAD);
        var text = String.join("\n", screen(night, asking(night)).lines(50, "1", "")) + "\n";
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("bmc-dead.live.txt", night.steady(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 24, 40, 60})
    void it_never_has_more_lines_than_the_window_has_rows(int rows) throws IOException {
        var night = Nights.live(Nights.CROWDED);
        for (var moment : night.moments()) {
            var screen = screen(night, moment);
            assertThat(screen.lines(rows, "", "refused")).hasSizeLessThanOrEqualTo(rows);
            assertThat(screen.evidence(rows, 1)).hasSizeLessThanOrEqualTo(rows);
        }
    }

    @Test
    void what_does_not_fit_is_counted_and_the_keys_stay() {
        var lines = IntStream.range(0, 30).mapToObj(n -> "line " + n).toList();
        var fitted = LiveScreen.fit(lines, List.of("", "keys"), 20);
        assertThat(fitted)
                .hasSize(20)
                .startsWith("line 0")
                .endsWith("  ... 13 lines more in a taller window", "", "keys");
    }

    @Test
    void evidence_says_how_each_claim_is_known() throws IOException {
        var night = Nights.live(Nights.BMC_DEAD);
        var text = String.join("\n", screen(night, asking(night)).evidence(60, 0)) + "\n";
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("bmc-dead.evidence.txt", night.steady(text));
    }
}
