package dev.lifeboat.drivers.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a site can be told of.
public enum HookEvent {
    /// Asked and told by `state`, `freeze` and `release`: customers must not start guests of a host
    /// while it is evacuated. Afterwards each guest lives on the host that is told.
    PANEL_FREEZE,
    /// A host and most of its guests fell silent.
    INCIDENT_OPENED,
    /// The guests of a host would come back no more if it died now, or would again.
    READINESS,
    RUN_BEGAN,
    PHASE_BEGAN,
    PHASE_DONE,
    /// A line to paste for customers.
    NOTICE,
    /// A run waits for an answer.
    QUESTION,
    /// A guest is proven well.
    GUEST_BACK,
    /// A guest was left as it is.
    GUEST_NOT_WELL,
    /// A run is over.
    RUN_ENDED;

    /// As the site file writes it: `panel-freeze`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<HookEvent> of(String key) {
        return Arrays.stream(values()).filter(event -> event.key().equals(key)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(HookEvent::key).collect(Collectors.joining(", "));
    }
}
