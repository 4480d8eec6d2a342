package dev.lifeboat.caps;

import java.util.List;
import java.util.Map;

/// What generated caps and requests are about, so small that they often meet: the same on paper and
/// in a real cluster, where the pools are made for it.
public final class Ground {
    /// Each pool with what it is tagged with.
    public static final Map<String, Map<String, Map<String, String>>> POOLS =
            Map.of(
                    "cap-rbd", Map.of("rbd", Map.of("k1", "v1", "k2", "v2")),
                    "cap-fs", Map.of("cephfs", Map.of("data", "fsa"), "rbd", Map.of()),
                    "cap-bare", Map.of());

    static final List<String> POOL_NAMES = List.of("cap-rbd", "cap-fs", "cap-bare");
    static final List<String> NAMESPACES = List.of("", "ns", "ns1", "ns12", "other");
    static final List<String> OBJECTS =
            List.of("rbd_children", "rbd_info", "rbd_header.1", "rbd_mirroring", "obj", "object7");

    /// Methods as 16.2.15 marks them. None does anything when it is called with nothing.
    static final List<ClassCall> CALLS =
            List.of(
                    new ClassCall("rbd", "metadata_list", true, false, true),
                    new ClassCall("rbd", "get_size", true, false, true),
                    new ClassCall("rbd", "child_attach", true, true, true),
                    new ClassCall("rbd", "child_detach", true, true, true),
                    new ClassCall("rbd", "set_features", true, true, true),
                    new ClassCall("lock", "get_info", true, false, true),
                    new ClassCall("lock", "lock", true, true, true),
                    new ClassCall("version", "read", true, false, true),
                    new ClassCall("refcount", "get", true, true, true),
                    new ClassCall("hello", "say_hello", true, false, true),
                    new ClassCall("hello", "record_hello", false, true, true),
                    new ClassCall("numops", "add", true, true, true));

    private Ground() {}
}
