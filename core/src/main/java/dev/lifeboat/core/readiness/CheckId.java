package dev.lifeboat.core.readiness;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The name of a check, as people type it. In the order in which one fault brings on the next: a
/// wrong BMC password is a fault of its BMC first, and of the fence because of that.
public enum CheckId {
    CAPS,
    LOCKS,
    DEBT,
    CAPACITY,
    OUT_OF_BAND,
    RETURN,
    FENCE;

    /// `out-of-band`
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CheckId> named(String name) {
        return Arrays.stream(values()).filter(id -> id.toString().equals(name)).findFirst();
    }
}
