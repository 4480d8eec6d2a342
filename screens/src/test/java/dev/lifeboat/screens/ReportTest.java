package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.run.Run;
import dev.lifeboat.sim.SimSite;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReportTest {
    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_report_says_what_happened_how_it_is_known_and_what_is_left(String name)
            throws IOException {
        var night = Nights.live(name);
        var died =
                name.equals(Nights.KCT09) ? Optional.of(SimSite.START) : Optional.<Instant>empty();
        var causes = new CausesSeen();
        night.moments().forEach(moment -> causes.saw(moment.entry(), moment.run(), moment.known()));
        var story =
                new Story(
                        night.plan(),
                        night.journal(),
                        night.before(),
                        Nights.rollAfter(night),
                        causes.all(),
                        died);
        Golden.assertSame(name + ".report.md", night.steady(Report.markdown(story, Nights.PAGE)));
    }

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void customers_hear_one_line_a_phase(String name) throws IOException {
        var night = Nights.live(name);
        var text = new StringBuilder();
        var run = Run.of(night.id(), night.plan());
        for (var entry : night.journal()) {
            run = run.after(entry);
            Notices.on(entry, run, Nights.PAGE)
                    .ifPresent(notice -> text.append(notice).append('\n'));
        }
        Golden.assertSame(name + ".notices.txt", night.steady(text.toString()));
    }

    @Test
    void text_from_outside_can_break_no_table() {
        assertThat(Markdown.text("a|b <img> `x` [y](z) \u001b[2J"))
                .isEqualTo("a\\|b &lt;img> \\`x\\` \\[y](z) ?\\[2J");
    }
}
