package dev.lifeboat.bootimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FnmatchTest {
    /// Each asked of glibc 2.36's fnmatch(3) without flags.
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc abc true",
                "abc abd false",
                "a* a true",
                "a* ab/c true",
                "*c a/b.c true",
                "a*b*c axxbyyc true",
                "a*b*c axxbyy false",
                "?b ab true",
                "? '' false",
                "[a-c]x bx true",
                "[!a-c]x bx false",
                "[^a-c]x dx true",
                "[]a]x ]x true",
                "[a-]x -x true",
                "[a bx false",
                "[a [a true",
                "a\\*c a*c true",
                "a\\*c abc false",
                "[\\]]x ]x true",
                "** x true",
                "a*a aa true",
                "a*a a false"
            })
    void patterns_match_as_in_the_c_library(String pattern, String text, boolean matches) {
        assertThat(Fnmatch.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void a_pattern_that_is_made_to_take_long_does_not() {
        var pattern = "*a".repeat(50_000) + "b";
        assertThat(Fnmatch.matches(pattern, "a".repeat(1000))).isFalse();
    }
}
