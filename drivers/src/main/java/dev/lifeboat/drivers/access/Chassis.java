package dev.lifeboat.drivers.access;

import java.nio.file.Path;
import java.util.Optional;

/// How it is known what a chassis is made of where a host's drives may go.
public sealed interface Chassis {
    /// By a list that somebody made of it.
    ///
    /// @param hardware modaliases, or what lspci, lshw or facter print
    /// @param rootOn the controller that drives are put on, if it has several
    record Listed(Path hardware, Optional<String> rootOn) implements Chassis {}

    /// It is another host, which says so itself.
    record Living() implements Chassis {}
}
