package dev.lifeboat.bootimage.modules;

import java.util.Optional;

/// The one spelling under which kmod looks for a name: `_` for `-`.
///
/// Source: kmod 30, `shared/util.c`: alias_normalize, modname_normalize.
public final class Normal {
    private static final String PATH_END = ".ko";

    private Normal() {}

    /// Of an alias or a pattern: dashes inside brackets are ranges and stay.
    ///
    /// @return empty where a bracket has no partner: kmod refuses such a name
    public static Optional<String> alias(String alias) {
        var normal = new StringBuilder(alias.length());
        var inside = false;
        for (var i = 0; i < alias.length(); i++) {
            var c = alias.charAt(i);
            if (!inside && c == ']') {
                return Optional.empty();
            }
            normal.append(!inside && c == '-' ? '_' : c);
            inside = inside ? c != ']' : c == '[';
        }
        return inside ? Optional.empty() : Optional.of(normal.toString());
    }

    /// Of a module: what stands before the first dot.
    public static String module(String name) {
        var dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).replace('-', '_');
    }

    /// Of a module by its file, such as `kernel/fs/ext4/ext4.ko.xz`.
    static String file(String path) {
        return module(path.substring(path.lastIndexOf('/') + 1));
    }

    /// Whether a file is a module, compressed or not.
    static boolean isModule(String path) {
        var at = path.lastIndexOf(PATH_END);
        if (at < 0) {
            return false;
        }
        return switch (path.substring(at + PATH_END.length())) {
            case "", ".gz", ".xz", ".zst" -> true;
            default -> false;
        };
    }
}
