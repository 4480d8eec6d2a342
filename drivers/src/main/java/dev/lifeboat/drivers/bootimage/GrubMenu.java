package dev.lifeboat.drivers.bootimage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The menu that grub-mkconfig wrote, read as far as it says what is booted next: its entries, and
/// which of them is taken. GRUB's language is not run; what hangs on a variable that grubenv does
/// not hold is left open.
///
/// @param file such as `/boot/grub/grub.cfg`
/// @param entries in their order, submenus among them
/// @param defaults the values that `default` is set to, in their order
record GrubMenu(String file, List<GrubMenu.Part> entries, List<String> defaults) {
    /// @param id what `--id` or `$menuentry_id_option` gives it, empty without
    /// @param below of a submenu
    /// @param lines the commands of an entry
    record Part(String title, String id, List<Part> below, List<String> lines) {
        boolean isNamed(String name) {
            return title.equals(name) || id.equals(name);
        }
    }

    private static final Pattern SET_DEFAULT =
            Pattern.compile("set default=(?:\"([^\"]*)\"|'([^']*)'|(\\S*))");

    private static final Pattern TITLE =
            Pattern.compile("(?:menuentry|submenu)\\s+(?:\"([^\"]*)\"|'([^']*)'|(\\S+)).*");

    private static final Pattern ID =
            Pattern.compile(
                    ".*(?:--id|\\$menuentry_id_option)[ =]+(?:\"([^\"]*)\"|'([^']*)'|(\\S+)).*");

    private static final String ONCE = "${next_entry}";

    private static final String SAVED = "${saved_entry}";

    static GrubMenu read(String file, List<String> lines) {
        var defaults = new ArrayList<String>();
        var open = new ArrayDeque<Part>();
        var menu = part("", "");
        open.push(menu);
        for (var raw : lines) {
            var line = raw.strip();
            var set = SET_DEFAULT.matcher(line);
            if (set.matches()) {
                defaults.add(quoted(set));
            } else if (line.matches("(menuentry|submenu)\\s.*\\{")) {
                var part = part(text(TITLE, line), text(ID, line));
                open.getFirst().below().add(part);
                open.push(part);
            } else if (line.endsWith("{")) {
                // a function, whose body is no entry's
                open.push(part("", ""));
            } else if (line.equals("}") && open.size() > 1) {
                open.pop();
            } else {
                open.getFirst().lines().add(line);
            }
        }
        return new GrubMenu(file, menu.below(), defaults);
    }

    private static Part part(String title, String id) {
        return new Part(title, id, new ArrayList<>(), new ArrayList<>());
    }

    private static String text(Pattern pattern, String line) {
        var found = pattern.matcher(line);
        return found.matches() ? quoted(found) : "";
    }

    private static String quoted(Matcher found) {
        for (var group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }

    /// Whether the entries lie in `/boot/loader/entries` (Fedora and its kin).
    boolean leavesItToEntryFiles() {
        return entries.isEmpty();
    }

    /// What is taken: the one that was asked for once, else what the menu sets.
    ///
    /// @param environment what grubenv holds
    /// @return empty where the menu sets what cannot be told from here
    Optional<String> taken(Map<String, String> environment) {
        var once = environment.getOrDefault("next_entry", "");
        if (!once.isEmpty() && defaults.contains(ONCE)) {
            return Optional.of(once);
        }
        var set = defaults.stream().filter(each -> !each.equals(ONCE)).toList();
        if (set.isEmpty()) {
            return Optional.of("0");
        }
        var last = set.getLast();
        if (last.equals(SAVED)) {
            var saved = environment.getOrDefault("saved_entry", "");
            return Optional.of(saved.isEmpty() ? "0" : saved);
        }
        return last.contains("$") ? Optional.empty() : Optional.of(last);
    }

    Next next(Map<String, String> environment) {
        var taken = taken(environment);
        if (taken.isEmpty()) {
            return new Next.NotTold("which entry of " + file + " is taken cannot be told");
        }
        var found = find(entries, Arrays.asList(taken.get().split(">", -1)));
        if (found.isEmpty()) {
            return new Next.NotTold(
                    file + " takes \"" + taken.get() + "\", which is none of its entries");
        }
        return entry("entry " + taken.get() + " of " + file, found.get());
    }

    /// By number, title or id, a step for each submenu.
    private static Optional<Part> find(List<Part> parts, List<String> way) {
        var step = way.getFirst();
        var found =
                step.matches("[0-9]{1,4}")
                        ? parts.stream().skip(Integer.parseInt(step)).findFirst()
                        : parts.stream().filter(part -> part.isNamed(step)).findFirst();
        return way.size() == 1
                ? found.filter(part -> part.below().isEmpty())
                : found.flatMap(part -> find(part.below(), way.subList(1, way.size())));
    }

    private static Next entry(String how, Part part) {
        var kernel = words(part, "linux(?:16|efi)?");
        var images = words(part, "initrd(?:16|efi)?").stream().filter(GrubMenu::isPlain).toList();
        if (kernel.isEmpty()) {
            return new Next.NotTold(how + " starts no Linux");
        }
        if (images.isEmpty()) {
            return new Next.NotTold(how + " has no initramfs: its kernel mounts the root itself");
        }
        // What GRUB could only fill in itself is left out.
        var line = kernel.subList(1, kernel.size()).stream().filter(GrubMenu::isPlain).toList();
        return new Next.Entry(how, kernel.getFirst(), images, String.join(" ", line));
    }

    /// `($root)/vmlinuz` without the disk, which is the one that holds /boot.
    private static String path(String word) {
        return word.replaceFirst("^\\([^)]*\\)", "");
    }

    private static boolean isPlain(String word) {
        return word.indexOf('$') < 0;
    }

    private static List<String> words(Part part, String command) {
        return part.lines().stream()
                .map(line -> line.split("\\s+", -1))
                .filter(words -> words.length > 1 && words[0].matches(command))
                .findFirst()
                .map(words -> Arrays.stream(words).skip(1).map(GrubMenu::path).toList())
                .orElse(List.of());
    }
}
