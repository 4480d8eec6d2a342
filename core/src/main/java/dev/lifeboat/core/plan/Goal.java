package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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

    /// Try, on what is nobody's, whether the guests of a host could be brought back.
    ///
    /// @param onto where they would go; empty where nobody goes anywhere
    record Drill(Kind kind, HostId host, SortedSet<HostId> onto) implements Goal {
        /// What is tried.
        public enum Kind {
            /// To take the lock of a dead client.
            LOCK,
            /// To boot clones of guests where they would go.
            RESTART,
            /// To switch an empty host off and on by its BMC.
            OOB,
            /// To bring canaries back that were killed, or whose host was hung.
            FULL
        }

        @Override
        public String text() {
            return kind.name().toLowerCase(Locale.ROOT)
                    + " drill of "
                    + host
                    + (onto.isEmpty() ? "" : " onto " + Words.list(onto));
        }

        /// None: an outage of the host must not wait for a drill, but for the canaries that it has
        /// in hand. To a host whose power is switched nothing else may be done.
        @Override
        public SortedSet<HostId> hosts() {
            return kind == Kind.OOB ? new TreeSet<>(List.of(host)) : Collections.emptySortedSet();
        }
    }
}
