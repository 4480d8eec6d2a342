package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.FollowUp;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Refusal;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Choice;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.QuestionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What guests, drivers and people say can hold anything.
class OutsideTextTest {
    /// Clears the screen, sets the title, goes back over the line, turns the direction round.
    private static final String HOSTILE =
            "\u001b[2J\u001b]0;owned\u0007 all is well\r\n\u0085\u202e `id` $(id) '\"|<b>";

    @Test
    void no_screen_lets_outside_text_move_the_cursor() throws IOException {
        var night = Nights.live(Nights.BMC_DEAD);
        var plan = hostile(night.plan());
        var journal = new ArrayList<>(night.journal());
        var run = night.last().run();
        var question = question();
        for (var event :
                List.<Event>of(
                        new Event.Asked(question),
                        new Event.Observed(new StepId("5.db-1", "prove"), Answer.YES, HOSTILE),
                        new Event.Acted(new StepId("2b.kct09", "power-off"), 1, HOSTILE),
                        new Event.Aborted(HOSTILE))) {
            var next =
                    new Entry(
                            night.id(), run.epoch(), run.length() + 1, night.end(), HOSTILE, event);
            run = run.after(next);
            journal.add(next);
        }
        var roll = Nights.rollAfter(night);
        var story = new Story(plan, journal, night.before(), roll, List.of(), Optional.empty());
        for (var text :
                List.of(
                        PlanScreen.text(
                                plan, night.fleet(), night.before(), Expected.NOTHING, Nights.PAGE),
                        RunLines.text(plan, journal, Nights.PAGE),
                        RunScreen.text(run, journal, night.after(), night.end(), Nights.PAGE),
                        QuestionScreen.text(question, run, night.after(), Nights.PAGE),
                        MusterScreen.text(roll, Nights.PAGE),
                        PlanJson.text(plan, night.before()),
                        EventJson.line(journal.getLast(), run, Readings.nothing()),
                        Report.markdown(story, Nights.PAGE),
                        Runbook.script(
                                plan,
                                night.fleet(),
                                night.before(),
                                RunbookTest.ways("f"),
                                Nights.PAGE))) {
            assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\u202e]");
        }
    }

    private static Plan hostile(Plan plan) {
        return new Plan(
                plan.id(),
                plan.goal(),
                plan.seen(),
                plan.phases(),
                plan.moves(),
                List.of(
                        new Refusal(
                                VmId.of("00000000-0000-0000-0000-000000000001"),
                                HOSTILE,
                                HOSTILE,
                                true)),
                List.of(new FollowUp(HOSTILE, HOSTILE)));
    }

    private static Question question() {
        return new Question(
                new QuestionId(9),
                HOSTILE,
                new StepId("2b.kct09", "power-off"),
                HOSTILE,
                List.of(HOSTILE + ": " + HOSTILE + "  (" + HOSTILE + ")"),
                List.of(new Choice(new Move.LookAgain(), HOSTILE, true)));
    }

    @Test
    void colour_only_underlines_what_the_words_say() throws IOException {
        var night = Nights.live(Nights.CROWDED);
        var coloured = new Page(Nights.LOCAL, Page.NARROW, Paint.ON);
        var plain = MusterScreen.text(Nights.rollAfter(night), Nights.PAGE);
        var shown = MusterScreen.text(Nights.rollAfter(night), coloured);
        assertThat(shown).contains("\u001b[31m");
        var words = shown.replaceAll("\u001b\\[[0-9]+m", "");
        assertThat(words.lines().map(String::stripTrailing).toList())
                .isEqualTo(plain.lines().toList());
    }

    @Test
    void an_answer_that_a_reading_contradicts_is_shown_as_refused() throws IOException {
        var night = Nights.live(Nights.BMC_DEAD);
        for (var moment : night.moments()) {
            if (moment.entry().event() instanceof Event.Asked(var question)) {
                var db = night.fleet().named("db-1").orElseThrow().id();
                var at = moment.entry().at();
                var ping =
                        new Reading.Known<>(
                                new GuestPing(true), new Source("fping {}", db), at, at);
                var now = moment.known().with(Map.of(GuestPing.of(db), ping));
                assertThat(words(QuestionScreen.text(question, moment.run(), now, Nights.PAGE)))
                        .contains("3 I have seen kct09 powered off")
                        .contains("(refused while 1 guest of kct09 still answer ping)");
                return;
            }
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
