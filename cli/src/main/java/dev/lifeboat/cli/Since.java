package dev.lifeboat.cli;

import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Station;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A time in the past as people type it, or the beginning of a run.
final class Since {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,4})(min|h|d)");
    private static final Pattern RUN = Pattern.compile("[a-z0-9]{1,16}-[0-9]{1,6}");

    private Since() {}

    static Instant time(String text, Station station) {
        var now = station.clock().instant();
        var at =
                time(text, now, ZoneId.systemDefault())
                        .or(() ->
                                RUN.matcher(text).matches()
                                        ? begun(text, station)
                                        : Optional.empty())
                        .orElseThrow(() ->
                                new Stop(
                                        Exit.USAGE,
                                        "--since \""
                                                + text
                                                + "\" is neither a run nor a time: 30min, 2h, 3d, 14:02, "
                                                + "2026-11-23, 2026-11-23T14:02 or 2026-11-23T14:02:00Z"));
        if (at.isAfter(now)) {
            throw new Stop(Exit.USAGE, "--since " + text + " is in the future");
        }
        return at;
    }

    /// Without a zone it is the local one; a time of day that is yet to come is yesterday's.
    static Optional<Instant> time(String text, Instant now, ZoneId zone) {
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            return Optional.of(now.minus(length(Long.parseLong(ago.group(1)), ago.group(2))));
        }
        var upper = text.toUpperCase(Locale.ROOT);
        return parsed(() -> Instant.parse(upper))
                .or(() -> parsed(() -> LocalDateTime.parse(upper).atZone(zone).toInstant()))
                .or(() -> parsed(() -> LocalDate.parse(upper).atStartOfDay(zone).toInstant()))
                .or(() -> parsed(() -> today(LocalTime.parse(upper), now, zone)));
    }

    private static Duration length(long count, String unit) {
        return switch (unit) {
            case "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Instant today(LocalTime time, Instant now, ZoneId zone) {
        var today = now.atZone(zone).with(time);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private interface Parsing {
        Instant parse();
    }

    private static Optional<Instant> parsed(Parsing parsing) {
        try {
            return Optional.of(parsing.parse());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> begun(String name, Station station) {
        var entries = station.journal().read(new RunId(name));
        if (entries.isEmpty()) {
            throw new Stop(Exit.USAGE, "There is no run " + name + "\nnext:  lifeboat run");
        }
        return Optional.of(entries.getFirst().at());
    }
}
