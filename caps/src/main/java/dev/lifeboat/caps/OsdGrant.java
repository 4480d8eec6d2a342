package dev.lifeboat.caps;

import java.util.Optional;

/// One part of an osd cap, such as `allow rwx pool=vms` or `profile rbd pool=vms`.
///
/// @param text as it is written
/// @param network where the client must be; empty: anywhere
record OsdGrant(String text, What what, Optional<Network> network) {
    sealed interface What {}

    record Allow(OsdMatch match, OsdSpec spec) implements What {}

    record Profile(String name, Optional<String> pool, Optional<String> namespace)
            implements What {}
}
