package dev.lifeboat.caps;

import java.util.SortedMap;

/// The least that must be added to caps so that their owner can take a dead client's lock.
public sealed interface Remedy {
    /// The caps do it already.
    record NotNeeded(String because) implements Remedy {}

    /// No change can be named safely.
    record NotKnown(String because) implements Remedy {}

    /// @param before the mon cap as it is; empty if there is none
    /// @param after the mon cap as it must be: what it was, and `profile rbd`
    /// @param command to paste; names every cap, because `ceph auth caps` removes what it is not
    ///   given
    record Change(String before, String after, String command) implements Remedy {}

    /// How mon caps, which are added up, are made enough: nothing that was allowed is lost.
    ///
    /// @param caps all of the entity's, by service, read just now
    static Remedy smallestRemedy(
            String entity, SortedMap<String, String> caps, Release client, Release monitor) {
        return MonRemedy.of(caps.getOrDefault("mon", ""), client, monitor).of(entity, caps);
    }
}
