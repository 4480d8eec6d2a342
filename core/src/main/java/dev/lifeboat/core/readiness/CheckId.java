package dev.lifeboat.core.readiness;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The name of a check, as people type it. In the order in which one fault brings on the next: a
/// wrong BMC password is a fault of its BMC first, and of the fence because of that.
public enum CheckId {
    CAPS(Level.STATIC, Duration.ofHours(1)),
    LOCKS(Level.PROBE, Duration.ofMinutes(15)),
    BOOT(Level.STATIC, Duration.ofDays(1)),
    DEBT(Level.STATIC, Duration.ofDays(1)),
    CAPACITY(Level.STATIC, Duration.ofHours(1)),
    OUT_OF_BAND(Level.PROBE, Duration.ofDays(1)),
    RETURN(Level.STATIC, Duration.ofHours(1)),
    FENCE(Level.PROBE, Duration.ofDays(1));

    private final Level level;
    private final Duration holdsFor;

    CheckId(Level level, Duration holdsFor) {
        this.level = level;
        this.holdsFor = holdsFor;
    }

    /// How well it proves what it finds.
    Level level() {
        return level;
    }

    /// How long what was read proves it.
    Duration holdsFor() {
        return holdsFor;
    }

    /// `out-of-band`
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CheckId> named(String name) {
        return Arrays.stream(values()).filter(id -> id.toString().equals(name)).findFirst();
    }
}
