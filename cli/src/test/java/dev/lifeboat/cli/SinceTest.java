package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30min, 2026-11-23T11:30:00Z",
        "2h, 2026-11-23T10:00:00Z",
        "3d, 2026-11-20T12:00:00Z",
        "12:30, 2026-11-23T11:30:00Z",
        "14:02, 2026-11-22T13:02:00Z",
        "2026-11-23, 2026-11-22T23:00:00Z",
        "2026-11-23T09:00, 2026-11-23T08:00:00Z",
        "2026-11-23t09:00:00z, 2026-11-23T09:00:00Z"
    })
    void times_are_read_as_people_type_them(String text, Instant at) {
        assertThat(Since.time(text, NOW, ZONE)).hasValue(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2 h", "-1h", "25:00", "2026-13-01", "7c1f-1", "99999d"})
    void what_is_no_time_is_none(String text) {
        assertThat(Since.time(text, NOW, ZONE)).isEmpty();
    }

    @Test
    void the_longest_time_ago_is_still_a_time() {
        assertThat(Since.time("9999d", NOW, ZONE)).isPresent();
    }
}
