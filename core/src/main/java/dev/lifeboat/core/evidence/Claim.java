package dev.lifeboat.core.evidence;

import java.util.SortedSet;

/// A statement about the site that readings can prove or refute: what a step brings about, what
/// guards an act, what a drill proves.
public interface Claim {
    /// The statement as a person would say it: `kct09 cannot write`.
    String sentence();

    /// What must be looked at to judge it. A change of any of these voids a proof.
    SortedSet<Key<?, ?>> asks();

    /// What may help where `asks` did not suffice; nobody waits for it.
    default SortedSet<Key<?, ?>> mayAsk(Snapshot now) {
        return Keys.of();
    }

    /// What has to change before it can hold, of what it asks: looked at often while it does not
    /// hold, the rest only now and then.
    default SortedSet<Key<?, ?>> hangsOn(Snapshot now) {
        return asks();
    }

    Verdict holds(Snapshot now);
}
