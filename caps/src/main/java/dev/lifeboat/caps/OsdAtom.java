package dev.lifeboat.caps;

import java.util.Optional;

/// One `allow` of an osd cap, after profiles were replaced by what they stand for.
///
/// @param grant that it is of
/// @param doubt why it may not be there, or be something else; "": it is for sure
record OsdAtom(OsdGrant grant, OsdMatch match, OsdSpec spec, String doubt) {
    Optional<Network> network() {
        return grant.network();
    }

    /// Whether reading and writing are not more than it gives.
    boolean covers(boolean reads, boolean writes) {
        return (spec.read() || !reads) && (spec.write() || !writes);
    }
}
