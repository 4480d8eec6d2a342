package dev.lifeboat.caps;

import java.util.Map;
import java.util.Optional;

/// One part of a mon cap, such as `allow r` or `profile rbd`.
///
/// @param text as it is written
/// @param network where the client must be; empty: anywhere
record MonGrant(String text, What what, Optional<Network> network) {
    sealed interface What {}

    record Everywhere(Rights rights) implements What {}

    record OnService(String service, Rights rights) implements What {}

    record Command(String command, Map<String, Constraint> arguments) implements What {}

    record Profile(String name) implements What {}
}
