package dev.lifeboat.drivers.site;

import static dev.lifeboat.drivers.site.Problems.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One group of keys in the file, such as `hosts.kct10.bmc`. What is wrong is noted, never thrown.
final class Section {
    private final Problems problems;
    private final String path;
    private final String group;
    private final int line;
    private final Yaml.Keyed keyed;

    /// @param path as in the file, `hosts.kct10.bmc`
    /// @param group as in [SiteKey], `hosts.*.bmc`
    /// @param line where its own key stands
    private Section(Problems problems, String path, String group, int line, Yaml.Keyed keyed) {
        this.problems = problems;
        this.path = path;
        this.group = group;
        this.line = line;
        this.keyed = keyed;
    }

    /// The whole file.
    static Optional<Section> of(Yaml file, Problems problems) {
        if (file instanceof Yaml.Keyed keyed) {
            return Optional.of(new Section(problems, "", "", keyed.line(), keyed).checked());
        }
        problems.add(
                file.line(), "", file.kind() + " stands here: write keys, as in docs/site-file.md");
        return Optional.empty();
    }

    private Section checked() {
        var known = SiteKey.in(group).stream().map(SiteKey::key).toList();
        for (var entry : keyed.entries().entrySet()) {
            if (!known.contains(entry.getKey()) && !entry.getKey().isEmpty()) {
                unknown(entry.getKey(), entry.getValue().line(), known);
            }
        }
        return this;
    }

    private void unknown(String key, int line, List<String> known) {
        if (group.equals("SECRET")) {
            // Not shown: it may be the password itself, put where a key should be.
            problems.add(line, path, "unknown key; known here: " + String.join(", ", known));
            return;
        }
        var near = Nearest.of(key, known).map(word -> "did you mean " + quote(word) + "?");
        var elsewhere =
                SiteKey.elsewhere(key).map(found -> "it belongs to " + found.path() + ", not here");
        problems.add(
                line,
                at(key),
                "unknown key; "
                        + near.or(() -> elsewhere)
                                .orElseGet(() -> "known here: " + String.join(", ", known)));
    }

    Problems problems() {
        return problems;
    }

    String at(SiteKey key) {
        return at(key.key());
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// The line of a key; of the group, if the key is not there.
    int line(SiteKey key) {
        var entry = keyed.entries().get(key.key());
        return entry == null ? line : entry.line();
    }

    /// Notes that the group as a whole is wrong.
    void wrong(String text) {
        problems.add(line, path, text);
    }

    void wrong(SiteKey key, String text) {
        problems.add(line(key), at(key), text);
    }

    boolean has(SiteKey key) {
        return keyed.entries().containsKey(key.key());
    }

    /// What stands at a key. Nothing there is an error if it must be.
    Optional<Yaml> at(SiteKey key, boolean must) {
        var entry = keyed.entries().get(key.key());
        if (entry == null) {
            if (must) {
                problems.add(line, at(key), "missing: write " + key.wanted());
            }
            return Optional.empty();
        }
        if (entry.value() instanceof Yaml.Nothing) {
            wrong(key, "nothing stands here: write " + key.wanted());
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    <T> Optional<T> must(SiteKey key, Function<String, Optional<T>> meaning) {
        return at(key, true).flatMap(yaml -> meant(key, yaml, meaning));
    }

    <T> Optional<T> may(SiteKey key, Function<String, Optional<T>> meaning) {
        return at(key, false).flatMap(yaml -> meant(key, yaml, meaning));
    }

    private <T> Optional<T> meant(SiteKey key, Yaml yaml, Function<String, Optional<T>> meaning) {
        return meant(key, key.wanted(), yaml, meaning);
    }

    private <T> Optional<T> meant(
            SiteKey key, String wanted, Yaml yaml, Function<String, Optional<T>> meaning) {
        if (!(yaml instanceof Yaml.Word(var text, var line))) {
            problems.add(yaml.line(), at(key), yaml.kind() + " stands here: write " + wanted);
            return Optional.empty();
        }
        var value = meaning.apply(text);
        if (value.isEmpty()) {
            problems.add(line, at(key), Secrets.shown(key, text) + " is not " + wanted);
        }
        return value;
    }

    /// A list; items that are wrong are noted and left out. Empty if there is no such key.
    ///
    /// @param each what an item must be, as a message says it
    <T> Optional<List<T>> list(
            SiteKey key, int least, int most, String each, Function<String, Optional<T>> meaning) {
        var yaml = at(key, false);
        if (yaml.isEmpty()) {
            return Optional.empty();
        }
        if (!(yaml.get() instanceof Yaml.Many(var items, var line))) {
            problems.add(
                    yaml.get().line(),
                    at(key),
                    yaml.get().kind() + " stands here: write " + key.wanted() + ", in [ ]");
            return Optional.of(List.of());
        }
        if (items.size() < least || items.size() > most) {
            problems.add(line, at(key), items.size() + " stand here: write " + key.wanted());
            return Optional.of(List.of());
        }
        var values = new ArrayList<T>();
        for (var item : items) {
            meant(key, each, item, meaning).ifPresent(values::add);
        }
        return Optional.of(values);
    }

    /// A group below; one that is not there is an empty one, so that its own usual values hold.
    Section group(SiteKey key) {
        var yaml = at(key, false);
        return yaml.flatMap(found -> below(at(key), key, key.path(), line(key), found))
                .orElseGet(() -> new Section(problems, at(key), key.path(), line, nothing()));
    }

    Optional<Section> optionalGroup(SiteKey key) {
        return at(key, false).flatMap(yaml -> below(at(key), key, key.path(), line(key), yaml));
    }

    Optional<Section> mustGroup(SiteKey key) {
        return at(key, true).flatMap(yaml -> below(at(key), key, key.path(), line(key), yaml));
    }

    /// `{file: ...}`, `{env: ...}` or `{command: [...]}` at a key.
    Optional<Section> secret(SiteKey key, Yaml yaml) {
        return below(at(key), key, "SECRET", line(key), yaml);
    }

    /// Groups by names that the site gives, such as its hosts.
    SortedMap<String, Section> named(SiteKey key, boolean must) {
        var found = new TreeMap<String, Section>();
        var yaml = at(key, must);
        if (yaml.isPresent() && !(yaml.get() instanceof Yaml.Keyed)) {
            notKeys(at(key), key, yaml.get());
        }
        if (!(yaml.orElse(null) instanceof Yaml.Keyed(var entries, _))) {
            return found;
        }
        if (must && entries.isEmpty()) {
            problems.add(line(key), at(key), "nothing stands here: write " + key.wanted());
        }
        for (Map.Entry<String, Yaml.Entry> entry : entries.entrySet()) {
            var name = entry.getKey();
            var value = entry.getValue();
            if (Values.name(name).isEmpty()) {
                problems.add(
                        value.line(),
                        at(key),
                        quote(name) + " is not a name: letters, digits and _.:@+- make one");
                continue;
            }
            below(at(key) + "." + name, key, key.path() + ".*", value.line(), value.value())
                    .ifPresent(section -> found.put(name, section));
        }
        return found;
    }

    private Optional<Section> below(String path, SiteKey key, String group, int line, Yaml yaml) {
        if (yaml instanceof Yaml.Keyed below) {
            return Optional.of(new Section(problems, path, group, line, below).checked());
        }
        notKeys(path, key, yaml);
        return Optional.empty();
    }

    private void notKeys(String path, SiteKey key, Yaml yaml) {
        var known = SiteKey.in(key.path()).stream().map(SiteKey::key).toList();
        var write =
                known.isEmpty()
                        ? key.wanted()
                        : key.wanted() + ", with the keys " + String.join(", ", known);
        problems.add(yaml.line(), path, yaml.kind() + " stands here: write " + write);
    }

    /// All that stands in it, a line for each value.
    SortedMap<String, String> said() {
        var lines = new TreeMap<String, String>();
        say("", keyed, lines);
        return lines;
    }

    private static void say(String path, Yaml yaml, SortedMap<String, String> lines) {
        switch (yaml) {
            case Yaml.Word(var text, _) -> lines.put(path, text);
            case Yaml.Nothing _ -> {}
            case Yaml.Many(var items, _) ->
                    lines.put(
                            path,
                            items.stream()
                                    .map(item -> item instanceof Yaml.Word(var text, _) ? text : "")
                                    .collect(Collectors.joining(", ")));
            case Yaml.Keyed(var entries, _) ->
                    entries.forEach((key, entry) ->
                            say(path.isEmpty() ? key : path + "." + key, entry.value(), lines));
        }
    }

    private Yaml.Keyed nothing() {
        return new Yaml.Keyed(Map.of(), line);
    }
}
