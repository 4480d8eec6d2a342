package dev.lifeboat.screens;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Where text is going: the reader's zone, columns and colour.
///
/// @param width 80 or 120; anything else is taken down to one of them, and 80 always suffices
public record Page(ZoneId zone, int width, Paint paint) {
    public static final int NARROW = 80;
    public static final int WIDE = 120;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    public Page {
        width = width >= WIDE ? WIDE : NARROW;
    }

    /// For files, pipes and logs.
    public static Page plain(ZoneId zone) {
        return new Page(zone, NARROW, Paint.OFF);
    }

    /// `10:24:31`, local.
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /// `2026-11-22 10:24:31`, local.
    String dayAndTime(Instant at) {
        return DAY_AND_TIME.format(at.atZone(zone));
    }

    /// `2026-11-22 09:24:31 UTC`.
    public static String utc(Instant at) {
        return DAY_AND_TIME.format(at.atZone(ZoneOffset.UTC)) + " UTC";
    }

    /// `9 s ago`.
    public static String ago(Instant then, Instant now) {
        return age(Duration.between(then, now)) + " ago";
    }

    /// `0:14`, `12:05`, `1:02:07`: how long something took or has taken.
    static String took(Duration time) {
        var seconds = Math.max(0, time.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    /// `9 s`, `4 min`, `5 h`, `112 d`: how old something is.
    static String age(Duration age) {
        var seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
