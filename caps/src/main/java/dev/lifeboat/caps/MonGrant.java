package dev.lifeboat.caps;

import java.util.Map;
import java.util.Optional;

/// One part of a mon cap, such as `allow r` or `profile rbd`.
///
/// @param text as it is written
/// @param network where the client must be; empty: anywhere
record MonGrant(String text, What what, Optional<Network> network) {
    sealed interface What {}

    /// @param fileSystem to which `fsname` narrows what is shown of file systems; commands are not
    ///   narrowed by it, but `allow *` with one is no longer all
    record Everywhere(Rights rights, Optional<String> fileSystem) implements What {
        Everywhere(Rights rights) {
            this(rights, Optional.empty());
        }

        /// Only this opens what is kept from all others: the `config-key` service.
        boolean isAll() {
            return rights.any() && fileSystem.isEmpty();
        }

        /// Keys of others stand in `config-key`: only "allow *" opens it as a whole
        /// (CVE-2018-14662).
        Rights on(String service) {
            return service.equals(MonRequest.CONFIG_KEY) && !isAll() ? Rights.NONE : rights;
        }
    }

    record OnService(String service, Rights rights) implements What {}

    record Command(String command, Map<String, Constraint> arguments) implements What {}

    record Profile(String name) implements What {}
}
