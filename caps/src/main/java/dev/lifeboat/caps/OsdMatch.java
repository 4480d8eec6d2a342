package dev.lifeboat.caps;

import java.util.Map;
import java.util.Optional;

/// Of which objects an osd grant is.
///
/// @param namespace one that ends with `*` stands for all that begin so; empty: all
/// @param tag which the pool must have
/// @param prefix of the objects' names; "": all
/// @param auid of the pools' owner, an idea that Nautilus gave up
record OsdMatch(
        Optional<String> pool,
        Optional<String> namespace,
        Optional<Tag> tag,
        String prefix,
        Optional<Integer> auid) {
    static final OsdMatch ALL = of(Optional.empty(), Optional.empty(), "");

    static OsdMatch of(Optional<String> pool, Optional<String> namespace, String prefix) {
        return new OsdMatch(pool, namespace, Optional.empty(), prefix, Optional.empty());
    }

    /// `tag rbd *=*`: what `ceph osd pool application` has said of the pool.
    record Tag(String application, String key, String value) {
        static final String ANY = "*";

        boolean isOf(Map<String, Map<String, String>> applications) {
            var pairs = applications.get(application);
            if (pairs == null) {
                return false;
            }
            if (key.equals(ANY)) {
                return value.equals(ANY) || pairs.containsValue(value);
            }
            var found = pairs.get(key);
            return found != null && (value.equals(ANY) || found.equals(value));
        }
    }

    /// All but the tag and the auid.
    boolean isOf(String inPool, String inNamespace, String object, boolean globs) {
        return pool.map(inPool::equals).orElse(true)
                && namespace.map(name -> isOf(name, inNamespace, globs)).orElse(true)
                && object.startsWith(prefix);
    }

    private static boolean isOf(String name, String namespace, boolean globs) {
        return (globs && name.endsWith("*"))
                ? namespace.startsWith(name.substring(0, name.length() - 1))
                : name.equals(namespace);
    }
}
