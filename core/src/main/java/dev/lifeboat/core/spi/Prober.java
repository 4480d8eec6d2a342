package dev.lifeboat.core.spi;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Subject;
import java.util.SortedSet;

/// Who answers ping.
public interface Prober {
    /// Those of the addresses that answered.
    ///
    /// @param about what the addresses belong to, for the reading's source
    Reading<SortedSet<String>> answering(Subject about, SortedSet<String> addresses);
}
