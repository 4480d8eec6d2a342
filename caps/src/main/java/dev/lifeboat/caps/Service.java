package dev.lifeboat.caps;

import java.util.Locale;
import java.util.Optional;

/// Whom a cap is for. Each has a grammar of its own; Ceph refuses caps for anybody else.
public enum Service {
    MON,
    OSD,
    MGR,
    MDS;

    /// Empty: Ceph knows no such service.
    public static Optional<Service> named(String name) {
        for (var service : values()) {
            if (service.toString().equals(name)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /// `mon`
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
