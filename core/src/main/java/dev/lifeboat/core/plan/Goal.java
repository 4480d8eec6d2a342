package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a plan is for.
public sealed interface Goal {
    String text();

    /// Whom it is about.
    SortedSet<HostId> hosts();

    /// Start the guests of dead hosts elsewhere.
    record Evacuate(SortedSet<HostId> dead, SortedSet<HostId> onto) implements Goal {
        @Override
        public String text() {
            return "evacuate " + Words.list(dead) + " to " + Words.list(onto);
        }

        @Override
        public SortedSet<HostId> hosts() {
            return dead;
        }
    }

    /// Move the host's drives into another chassis and boot them there.
    record SwapChassis(HostId host, HostId spare) implements Goal {
        @Override
        public String text() {
            return "move the drives of " + host + " into " + spare;
        }

        @Override
        public SortedSet<HostId> hosts() {
            return new TreeSet<>(List.of(host));
        }
    }

    /// Let a host that was evacuated have guests again.
    record Readmit(HostId host) implements Goal {
        @Override
        public String text() {
            return "readmit " + host;
        }

        @Override
        public SortedSet<HostId> hosts() {
            return new TreeSet<>(List.of(host));
        }
    }
}
