package dev.lifeboat.bootimage.modules;

import dev.lifeboat.bootimage.ImageTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads modprobe.d as kmod 30 does (`libkmod-config.c`).
final class ModprobeFiles {
    /// The first folder that has a name wins; of newer releases `/usr/lib` too.
    private static final List<String> FOLDERS =
            List.of(
                    "etc/modprobe.d",
                    "run/modprobe.d",
                    "usr/local/lib/modprobe.d",
                    "usr/lib/modprobe.d",
                    "lib/modprobe.d");

    private static final String SOFTDEPS = "modules.softdep";
    private static final String MASKED = "dev/null";

    private final List<ModprobeConfig.Alias> aliases = new ArrayList<>();
    private final List<ModprobeConfig.Rule> blacklist = new ArrayList<>();
    private final List<ModprobeConfig.Rule> installs = new ArrayList<>();
    private final List<ModprobeConfig.Rule> removes = new ArrayList<>();
    private final List<ModprobeConfig.Rule> options = new ArrayList<>();
    private final List<ModprobeConfig.Softdep> softdeps = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /// @param folder of the kernel's modules, whose `modules.softdep` counts as a file of that name
    static ModprobeConfig of(ImageTree tree, String folder) {
        var files = new ModprobeFiles();
        var byName = new TreeMap<String, String>();
        byName.put(SOFTDEPS, folder + "/" + SOFTDEPS);
        for (var each : FOLDERS) {
            tree.names(each).stream()
                    .filter(ModprobeFiles::counts)
                    .forEach(name -> byName.putIfAbsent(name, each + "/" + name));
        }
        byName.values().stream()
                .filter(path -> !tree.resolve(path).equals(Optional.of(MASKED)))
                .forEach(path -> tree.bytes(path).ifPresent(bytes -> files.read(path, bytes)));
        return files.config();
    }

    private static boolean counts(String name) {
        return !name.startsWith(".") && (name.endsWith(".conf") || name.endsWith(".alias"));
    }

    /// @param path as it is named in what is said of its lines
    static ModprobeConfig parse(String path, byte[] bytes) {
        var files = new ModprobeFiles();
        files.read(path, bytes);
        return files.config();
    }

    private ModprobeConfig config() {
        return new ModprobeConfig(
                List.copyOf(aliases),
                List.copyOf(blacklist),
                List.copyOf(installs),
                List.copyOf(removes),
                List.copyOf(options),
                List.copyOf(softdeps),
                List.copyOf(complaints));
    }

    private void read(String path, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var line = new StringBuilder();
        var number = 1;
        var begun = 1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                var next = text.charAt(++i);
                if (next == '\n') {
                    number++;
                } else {
                    line.append(next);
                }
            } else if (c == '\n') {
                line(line.toString(), path + ":" + begun);
                line.setLength(0);
                begun = ++number;
            } else {
                line.append(c);
            }
        }
        line(line.toString(), path + ":" + begun);
    }

    private void line(String line, String where) {
        if (line.startsWith("#")) {
            return;
        }
        var words = new Words(line);
        var command = words.next();
        if (command.isEmpty()) {
            return;
        }
        var first = words.next().flatMap(Normal::alias);
        var understood =
                switch (command.get()) {
                    case "alias" -> alias(first, words.next().flatMap(Normal::alias), where);
                    case "blacklist" -> rule(blacklist, first, Optional.of(""), where);
                    case "options" -> rule(options, first, words.rest(), where);
                    case "install" -> rule(installs, first, words.rest(), where);
                    case "remove" -> rule(removes, first, words.rest(), where);
                    case "softdep" -> softdep(first, words.rest());
                    case "weakdep" -> true; // nothing is loaded for it: kmod 33 lists it for makers
                    default -> false;
                };
        if (!understood) {
            complaints.add(where + ": kmod ignores this line: " + line.strip());
        }
    }

    private boolean alias(Optional<String> pattern, Optional<String> module, String where) {
        if (pattern.isEmpty() || module.isEmpty()) {
            return false;
        }
        aliases.add(new ModprobeConfig.Alias(pattern.get(), module.get(), where));
        return true;
    }

    private static boolean rule(
            List<ModprobeConfig.Rule> rules,
            Optional<String> module,
            Optional<String> text,
            String where) {
        if (module.isEmpty() || text.isEmpty()) {
            return false;
        }
        rules.add(new ModprobeConfig.Rule(module.get(), text.get(), where));
        return true;
    }

    private boolean softdep(Optional<String> module, Optional<String> text) {
        if (module.isEmpty() || text.isEmpty()) {
            return false;
        }
        var pre = new ArrayList<String>();
        var post = new ArrayList<String>();
        var into = new ArrayList<String>(); // what stands before the first keyword is nothing
        for (var word : text.get().strip().split("\\s+", -1)) {
            switch (word) {
                case "pre:" -> into = pre;
                case "post:" -> into = post;
                default -> into.add(word);
            }
        }
        softdeps.add(new ModprobeConfig.Softdep(module.get(), pre, post));
        return true;
    }

    /// Words between blanks, and what is left after them.
    private static final class Words {
        private static final String BLANK = "\t ";

        private final String line;
        private int at;

        Words(String line) {
            this.line = line;
        }

        Optional<String> next() {
            while (at < line.length() && BLANK.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            var begin = at;
            while (at < line.length() && BLANK.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return begin == at ? Optional.empty() : Optional.of(line.substring(begin, at));
        }

        Optional<String> rest() {
            return at + 1 < line.length() ? Optional.of(line.substring(at + 1)) : Optional.empty();
        }
    }
}
