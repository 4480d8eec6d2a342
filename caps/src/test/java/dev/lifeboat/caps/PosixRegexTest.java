package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosixRegexTest {
    private static final String ADDRESS = "192.0.2.7:0/7";

    /// Asked of 16.2.15 as `allow command 'osd blocklist' with addr regex '...'`: it lets.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192\\.0\\.2\\.7:0/7",
                "192.0.2.7:0/7\\)*",
                "192.0.2.7:0/7\\{*",
                "[[:digit:].]+:0/7",
                "[[:xdigit:].:/]+",
                "[^[:alpha:]]+",
                "[0-9.:/]{13}",
                "192.0.2.7:0/7{1}",
                "1[9]2[.]0[.]2[.]7:0/7",
                "[]1-9.:0/]+",
                "[1-9.:0/-]+",
                "192.0.2.7:0/7|",
                "()192.0.2.7:0/7",
                "1*?92.0.2.7:0/7",
                "192.0.2.7:0/7+*",
                "[0-9\\.:/]+",
                "192.0.2.7:0/{0,}7",
                "^^192.0.2.7:0/7$$",
                "(^192).*",
                ".{0,300}"
            })
    void the_monitor_finds_it(String expression) {
        assertThat(PosixRegex.matches(expression, ADDRESS)).as(expression).contains(true);
    }

    /// The same; it does not let.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7:0\\/7",
                "192.0.2.7:0/7\\]*",
                "192.0.2.7:0/7\\}*",
                "(192.0.2.7:0/7",
                "192.0.2.7:0/7)",
                "\\1",
                "\\d+.*",
                ".*\\7",
                "a{",
                "192.0.2.7:0/7{",
                "{1}192.0.2.7:0/7",
                "*192.0.2.7:0/7",
                "[[:foo:]]*",
                "192.0.2.7:0/7}",
                "[9-0]*",
                "[0-9.:/",
                "192"
            })
    void the_monitor_does_not_find_it(String expression) {
        assertThat(PosixRegex.matches(expression, ADDRESS)).as(expression).contains(false);
    }

    @Test
    void what_is_of_a_locale_or_too_large_is_not_known() {
        assertThat(PosixRegex.matches("[[.-.]0-9]*", ADDRESS)).isEmpty();
        assertThat(PosixRegex.matches("[[=a=]]*", ADDRESS)).isEmpty();
        assertThat(PosixRegex.matches(".*", "ü")).isEmpty();
        assertThat(PosixRegex.matches(".{0,70000}", ADDRESS)).isEmpty();
    }

    /// Where both have the same words for the same, Java's own matcher says the same.
    @Test
    void simple_expressions_match_as_javas_do() {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++) {
            var expression = expression(random, 2);
            var text = text(random);
            assertThat(PosixRegex.matches(expression, text))
                    .as("%s of %s", expression, text)
                    .contains(Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches());
        }
    }

    private static String expression(Random random, int depth) {
        var text = new StringBuilder();
        for (var parts = random.nextInt(4); parts >= 0; parts--) {
            var atom =
                    switch (random.nextInt(depth > 0 ? 7 : 5)) {
                        case 0, 1 -> "a";
                        case 2 -> "b";
                        case 3 -> ".";
                        case 4 -> "[^a-b]";
                        case 5 -> "(" + expression(random, depth - 1) + ")";
                        default ->
                                "("
                                        + expression(random, depth - 1)
                                        + "|"
                                        + expression(random, depth - 1)
                                        + ")";
                    };
            var count = new String[] {"", "", "", "*", "+", "?", "{2}", "{0,2}", "{1,}"};
            text.append(atom).append(count[random.nextInt(count.length)]);
        }
        return text.toString();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(9); i > 0; i--) {
            text.append("aabbc".charAt(random.nextInt(5)));
        }
        return text.toString();
    }
}
