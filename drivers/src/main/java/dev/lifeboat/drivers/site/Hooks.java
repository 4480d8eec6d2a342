package dev.lifeboat.drivers.site;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who is told of which event.
public record Hooks(SortedMap<HookEvent, Hook> byEvent) {
    public Hooks {
        byEvent = new TreeMap<>(byEvent);
    }

    public Optional<Hook> on(HookEvent event) {
        return Optional.ofNullable(byEvent.get(event));
    }
}
