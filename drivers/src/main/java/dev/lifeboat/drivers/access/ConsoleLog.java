package dev.lifeboat.drivers.access;

import java.nio.file.Path;

/// Where the log is that a console server writes of a host.
public sealed interface ConsoleLog {
    /// The same text for the same place.
    String shown();

    /// On our own machine.
    record Here(Path file) implements ConsoleLog {
        @Override
        public String shown() {
            return file.toString();
        }
    }

    /// On another, which is not the host.
    record There(SshAccess login, String file) implements ConsoleLog {
        @Override
        public String shown() {
            return login.address() + ":" + file;
        }
    }
}
