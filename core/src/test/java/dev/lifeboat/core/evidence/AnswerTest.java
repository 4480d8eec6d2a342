package dev.lifeboat.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    @ParameterizedTest
    @CsvSource({
        "YES, YES, YES, YES",
        "YES, NO, NO, YES",
        "YES, UNKNOWN, UNKNOWN, YES",
        "NO, NO, NO, NO",
        "NO, UNKNOWN, NO, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void unknown_is_never_taken_for_yes_or_no(Answer one, Answer other, Answer and, Answer or) {
        assertThat(one.and(other)).isEqualTo(and);
        assertThat(other.and(one)).isEqualTo(and);
        assertThat(one.or(other)).isEqualTo(or);
        assertThat(other.or(one)).isEqualTo(or);
    }

    @Test
    void a_verdict_of_many_keeps_the_reasons_that_decide() {
        var parts =
                List.of(
                        Verdict.yes("it is off"),
                        Verdict.no("its port is up"),
                        Verdict.unknown("?"));
        assertThat(Verdict.any(parts)).isEqualTo(Verdict.yes("it is off"));
        assertThat(Verdict.all(parts)).isEqualTo(Verdict.no("its port is up"));
    }

    @Test
    void of_nothing_all_hold_and_none_does() {
        assertThat(Verdict.all(List.of()).answer()).isEqualTo(Answer.YES);
        assertThat(Verdict.any(List.of()).answer()).isEqualTo(Answer.NO);
    }
}
