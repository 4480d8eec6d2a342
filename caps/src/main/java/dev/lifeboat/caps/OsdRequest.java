package dev.lifeboat.caps;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody wants to do with an object, as `OSDCap::is_capable` is asked.
///
/// @param object its name, or its locator's key where it has one
/// @param needs which of `r`, `w` it needs besides what classes do; "": neither
/// @param classes what is called of classes
/// @param client the IP that asks; empty: not known, which matters for caps with a network
/// @param applications what the pool is tagged with; empty: not known, which matters for caps with
///   a tag
public record OsdRequest(
        String pool,
        String namespace,
        String object,
        String needs,
        List<ClassCall> classes,
        Optional<String> client,
        Optional<Map<String, Map<String, String>>> applications) {
    public OsdRequest {
        classes = List.copyOf(classes);
    }

    boolean reads() {
        return needs.indexOf('r') >= 0;
    }

    boolean writes() {
        return needs.indexOf('w') >= 0;
    }
}
