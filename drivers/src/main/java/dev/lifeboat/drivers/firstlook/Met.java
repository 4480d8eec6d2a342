package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.drivers.shell.Ended;

/// How the first login to a target ended.
sealed interface Met {
    Target target();

    /// It said who it is.
    record Host(Target target, Greeting greeting) implements Met {}

    /// It was not reached, or did not say who it is; it is not asked again.
    record Nobody(Target target, Ended how) implements Met {}
}
