package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.run.Event;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class QuestionScreenTest {
    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_question_shows_what_is_known_what_is_at_stake_and_how_to_answer(String name)
            throws IOException {
        var text = new StringBuilder();
        var night = Nights.live(name);
        for (var moment : night.moments()) {
            if (moment.entry().event() instanceof Event.Asked(var question)) {
                text.append(
                        QuestionScreen.text(question, moment.run(), moment.known(), Nights.PAGE));
                text.append("-".repeat(Page.NARROW)).append('\n');
            }
        }
        assertThat(text).isNotEmpty();
        Golden.assertFits(text.toString(), Page.NARROW);
        Golden.assertSame(name + ".questions.txt", night.steady(text.toString()));
    }
}
