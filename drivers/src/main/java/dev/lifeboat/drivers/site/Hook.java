package dev.lifeboat.drivers.site;

import dev.lifeboat.drivers.access.Secret;
import java.util.List;

/// How a site is told of an event.
public sealed interface Hook {
    /// A program and its arguments; run without a shell.
    record Exec(List<String> argv) implements Hook {
        public Exec {
            argv = List.copyOf(argv);
        }
    }

    /// A URL to post to. Chat systems put a token into it, so it is kept like a password.
    ///
    /// @param shown scheme and host, for journals and pages
    record Webhook(Secret url, String shown) implements Hook {}
}
