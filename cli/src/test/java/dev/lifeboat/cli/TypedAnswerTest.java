package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Testimony.Statement;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.Choice;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.QuestionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedAnswerTest {
    private static final Question QUESTION =
            new Question(
                    new QuestionId(1),
                    "kct09 cannot speak for its guests",
                    new StepId("2b.kct09", "power-off"),
                    "does it?",
                    List.of(),
                    List.of(
                            new Choice(new Move.LookAgain(), "look", true),
                            new Choice(
                                    new Move.Say(SimStation.KCT09, Statement.SEEN_OFF),
                                    "seen off",
                                    false)));

    private static TypedAnswer typed(String digits) {
        var typed = TypedAnswer.NOTHING;
        for (var at = 0; at < digits.length(); at++) {
            typed = typed.digit(digits.charAt(at));
        }
        return typed;
    }

    @Test
    void a_number_is_enough_unless_the_choice_wants_a_name_behind_it() {
        assertThat(typed("1").lacks(QUESTION)).isEmpty();
        assertThat(typed("2").lacks(QUESTION)).contains("kct09");
        assertThat(typed("9").lacks(QUESTION)).as("the run refuses it").isEmpty();
    }

    @Test
    void keys_that_mean_something_else_are_letters_of_the_name_once_it_is_typed() {
        assertThat(typed("2").takes('q')).isFalse();
        var naming = typed("2").forName();
        assertThat(naming.takes('q')).isTrue();
        assertThat(naming.takes('\r')).isFalse();
        for (var at = 0; at < "kct09".length(); at++) {
            naming = naming.with("kct09".charAt(at));
        }
        assertThat(naming.text()).isEqualTo("2 kct09");
        assertThat(naming.number()).isEqualTo(2);
        assertThat(naming.lacks(QUESTION)).isEmpty();
        assertThat(naming.shorter().lacks(QUESTION)).contains("kct09");
    }

    @Test
    void taking_back_the_name_leaves_the_number_and_taking_back_that_leaves_nothing() {
        assertThat(typed("2").forName().with('k').shorter().text()).isEqualTo("2");
        assertThat(typed("12").shorter().text()).isEqualTo("1");
        assertThat(typed("1").shorter()).isEqualTo(TypedAnswer.NOTHING);
        assertThat(TypedAnswer.NOTHING.shorter()).isEqualTo(TypedAnswer.NOTHING);
        assertThat(typed("123").text()).isEqualTo("12");
    }
}
