package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// What a plan is for.
public sealed interface Goal {
    String text();

    /// Start the guests of dead hosts elsewhere.
    record Evacuate(SortedSet<HostId> dead, SortedSet<HostId> onto) implements Goal {
        @Override
        public String text() {
            return "evacuate " + Words.list(dead) + " to " + Words.list(onto);
        }
    }

    /// Move the host's drives into another chassis and boot them there.
    record SwapChassis(HostId host, HostId spare) implements Goal {
        @Override
        public String text() {
            return "move the drives of " + host + " into " + spare;
        }
    }

    /// Let a host that was evacuated have guests again.
    record Readmit(HostId host) implements Goal {
        @Override
        public String text() {
            return "readmit " + host;
        }
    }
}
