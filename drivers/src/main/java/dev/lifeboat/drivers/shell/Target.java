package dev.lifeboat.drivers.shell;

import java.util.Optional;

/// What a call is aimed at, for counting how many wait for it and whether it still answers.
///
/// @param host what it is part of: a call to one guest obeys its host's circuit, but a stuck guest
///   opens only its own, because it must not hide its host and every other guest there
public record Target(String name, Optional<String> host) {
    public static Target of(String name) {
        return new Target(name, Optional.empty());
    }

    public Target part(String part) {
        return new Target(name + " " + part, Optional.of(name));
    }

    /// Where calls are counted: all calls to a host and its guests together.
    String lane() {
        return host.orElse(name);
    }
}
