package dev.lifeboat.drivers.bootimage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Entries of the Boot Loader Specification, a file each, as GRUB's `blscfg` reads them on Fedora
/// and its kin.
///
/// @param files the lines of each, by path
record EntryFiles(SortedMap<String, List<String>> files) {
    private static final String SUFFIX = ".conf";

    /// The one that grubenv names; without a name GRUB takes the newest, and how it compares
    /// versions is not repeated here: only a single one is then sure.
    Next next(Map<String, String> environment) {
        var saved =
                environment.getOrDefault("next_entry", environment.getOrDefault("saved_entry", ""));
        var named =
                files.keySet().stream().filter(file -> saved.isEmpty() || is(file, saved)).toList();
        if (named.size() == 1) {
            return entry(named.getFirst(), environment);
        }
        return new Next.NotTold(
                saved.isEmpty()
                        ? "grubenv names none of the entries in /boot/loader/entries"
                        : "no entry in /boot/loader/entries is \"" + saved + "\"");
    }

    private static boolean is(String file, String name) {
        return file.endsWith("/" + name + SUFFIX);
    }

    private Next entry(String file, Map<String, String> environment) {
        var kernel = values(file, "linux");
        var images = values(file, "initrd");
        if (kernel.isEmpty() || images.isEmpty()) {
            return new Next.NotTold(file + " names no kernel with an initramfs");
        }
        var line = new ArrayList<String>();
        for (var word : values(file, "options")) {
            if (word.startsWith("$")) {
                line.add(environment.getOrDefault(word.substring(1), ""));
            } else {
                line.add(word);
            }
        }
        return new Next.Entry(file, kernel.getFirst(), images, String.join(" ", line).strip());
    }

    private List<String> values(String file, String key) {
        return files.getOrDefault(file, List.of()).stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length > 1 && words[0].equals(key))
                .flatMap(words -> Arrays.stream(words).skip(1))
                .filter(word -> key.equals("options") || !word.startsWith("$"))
                .toList();
    }
}
