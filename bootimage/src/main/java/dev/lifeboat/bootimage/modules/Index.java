package dev.lifeboat.bootimage.modules;

import java.util.List;
import java.util.Optional;

/// What depmod wrote for kmod: keys, some of which are patterns, with values.
public sealed interface Index permits Trie, Lines {
    /// @return the first value of exactly this key
    Optional<String> exact(String key);

    /// @return the values of all keys that match as patterns, in the order in which kmod tries them
    List<String> matching(String key);

    /// Every key with its values; a key may come several times.
    List<Line> lines();

    /// A key with a value.
    record Line(String key, String value) {}
}
