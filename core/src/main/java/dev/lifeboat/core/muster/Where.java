package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.util.SortedSet;

/// Where a guest runs.
public sealed interface Where {
    /// The sentence for a person.
    String text();

    /// On one host.
    ///
    /// @param perhaps hosts that may still run it too and cannot be asked
    record Once(HostId host, RunState state, SortedSet<HostId> perhaps) implements Where {
        @Override
        public String text() {
            return perhaps.isEmpty()
                    ? "running on " + host
                    : "running on "
                            + host
                            + ", and "
                            + Words.list(perhaps)
                            + " may still run it too";
        }
    }

    /// On several at once.
    record Twice(SortedSet<HostId> hosts) implements Where {
        @Override
        public String text() {
            return "running on " + Words.list(hosts);
        }
    }

    /// On none of the hosts where it could be.
    record Nowhere() implements Where {
        @Override
        public String text() {
            return "not running";
        }
    }

    /// A host where it could be does not tell.
    record CannotTell(String because) implements Where {
        @Override
        public String text() {
            return because;
        }
    }
}
