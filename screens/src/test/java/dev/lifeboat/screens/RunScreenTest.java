package dev.lifeboat.screens;

import dev.lifeboat.core.run.Event;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RunScreenTest {
    /// How far into the run, in entries: early, at the fence, while guests start, near the end.
    private static final List<Double> PARTS = List.of(0.05, 0.3, 0.55, 0.7, 0.8, 0.9, 1.0);

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_run_that_goes_on_shows_each_phase_and_each_guest(String name) throws IOException {
        var night = Nights.live(name);
        var text = new StringBuilder();
        for (var part : PARTS) {
            var moment = night.moments().get((int) Math.round((night.moments().size() - 1) * part));
            text.append(screen(night, moment, Nights.PAGE));
            text.append("-".repeat(Page.NARROW)).append('\n');
        }
        Golden.assertFits(text.toString(), Page.NARROW);
        Golden.assertSame(name + ".run.txt", night.steady(text.toString()));
    }

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_wide_terminal_is_used(String name) throws IOException {
        var night = Nights.live(name);
        var wide = new Page(Nights.LOCAL, 132, Paint.OFF);
        for (var moment : night.moments()) {
            if (!(moment.entry().event() instanceof Event.Began)) {
                Golden.assertFits(screen(night, moment, Nights.PAGE), Page.NARROW);
                Golden.assertFits(screen(night, moment, wide), Page.WIDE);
            }
        }
    }

    @Test
    void what_a_run_asks_stands_below_it_whole() throws IOException {
        var night = Nights.live(Nights.BMC_DEAD);
        var asked =
                night.moments().stream()
                        .filter(moment -> moment.entry().event() instanceof Event.Asked)
                        .findFirst()
                        .orElseThrow();
        var text =
                RunScreen.asking(
                        asked.run(),
                        night.journalTo(asked),
                        asked.known(),
                        asked.entry().at(),
                        Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("bmc-dead.asking.txt", night.steady(text));
    }

    private static String screen(Nights.Lived night, Nights.Moment moment, Page page) {
        return RunScreen.text(
                moment.run(), night.journalTo(moment), moment.known(), moment.entry().at(), page);
    }
}
