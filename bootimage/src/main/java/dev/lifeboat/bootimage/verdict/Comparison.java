package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.Entry;
import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.modules.ModprobeConfig;
import dev.lifeboat.bootimage.modules.ModuleFolder;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a rebuild gained and lost.
///
/// @param modules by name; of several kernels those that any has
/// @param programs by name
/// @param firmware by path below the folder of firmware
/// @param blacklists modules that modprobe.d keeps out
public record Comparison(
        Change kernels, Change modules, Change programs, Change firmware, Change blacklists) {

    private static final Pattern PROGRAM =
            Pattern.compile("(?:usr/)?(?:s?bin|lib/(?:systemd|udev))/([^/]+)");
    private static final Pattern FIRMWARE = Pattern.compile("(?:usr/)?lib/firmware/(.+)");

    /// @param gained in the second, not in the first
    public record Change(SortedSet<String> gained, SortedSet<String> lost) {
        static Change of(SortedSet<String> before, SortedSet<String> after) {
            return new Change(without(after, before), without(before, after));
        }

        private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> some) {
            var rest = new TreeSet<>(all);
            rest.removeAll(some);
            return rest;
        }

        public boolean isNone() {
            return gained.isEmpty() && lost.isEmpty();
        }
    }

    public boolean isNone() {
        return Stream.of(kernels, modules, programs, firmware, blacklists).allMatch(Change::isNone);
    }

    public static Comparison of(BootImage before, BootImage after) {
        return new Comparison(
                Change.of(ModuleFolder.kernels(before), ModuleFolder.kernels(after)),
                Change.of(modules(before), modules(after)),
                Change.of(files(before, PROGRAM), files(after, PROGRAM)),
                Change.of(files(before, FIRMWARE), files(after, FIRMWARE)),
                Change.of(blacklists(before), blacklists(after)));
    }

    private static SortedSet<String> modules(BootImage image) {
        var names = new TreeSet<String>();
        for (var kernel : ModuleFolder.kernels(image)) {
            names.addAll(ModuleFolder.of(image, kernel).files().keySet());
        }
        return names;
    }

    private static SortedSet<String> files(BootImage image, Pattern which) {
        var names = new TreeSet<String>();
        image.files()
                .forEach((path, entry) -> {
                    var found = which.matcher(path);
                    if (entry.kind() != Entry.Kind.DIRECTORY && found.matches()) {
                        names.add(found.group(1));
                    }
                });
        return names;
    }

    private static SortedSet<String> blacklists(BootImage image) {
        var names = new TreeSet<String>();
        ModprobeConfig.of(new ImageTree(image), "")
                .blacklist()
                .forEach(it -> names.add(it.module()));
        return names;
    }
}
