package dev.lifeboat.drivers.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a site can be told of.
public enum HookEvent {
    /// A host and most of its guests fell silent.
    INCIDENT_OPENED,
    /// Customers must not start guests of a host now.
    PANEL_FREEZE,
    /// They may again, and each guest lives on the host that is told.
    PANEL_UNFREEZE,
    /// A line for people, one for each phase.
    NOTICE,
    /// A run waits for an answer.
    QUESTION,
    /// A run is over.
    RUN_ENDED;

    /// As the site file writes it: `panel-freeze`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<HookEvent> of(String key) {
        return Arrays.stream(values()).filter(event -> event.key().equals(key)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(HookEvent::key).collect(Collectors.joining(", "));
    }
}
