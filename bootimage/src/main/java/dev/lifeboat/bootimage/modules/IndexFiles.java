package dev.lifeboat.bootimage.modules;

import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.modules.ModuleFolder.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The indexes in a folder of modules: kmod's own form where it is there and whole, else the text.
///
/// What they say of the modules is true whoever can read it; who can is in the forms.
final class IndexFiles {
    private static final String ALIAS = ".alias=";

    private final ImageTree tree;
    private final String folder;
    private final Set<String> whole = new HashSet<>();
    private final List<Damaged> damaged = new ArrayList<>();

    IndexFiles(ImageTree tree, String folder) {
        this.tree = tree;
        this.folder = folder;
    }

    /// In which forms an index that was read is there and whole.
    SortedSet<Form> forms(String name) {
        var forms = new TreeSet<Form>();
        if (whole.contains(name + ".bin")) {
            forms.add(Form.KMOD);
        }
        if (tree.bytes(folder + "/" + name).isPresent()) {
            forms.add(Form.TEXT);
        }
        return forms;
    }

    List<Damaged> damaged() {
        return damaged;
    }

    Index depends() {
        return own("modules.dep.bin")
                .or(() -> lines("modules.dep", IndexFiles::depend))
                .orElse(Lines.NONE);
    }

    Index aliases() {
        return own("modules.alias.bin")
                .or(() -> lines("modules.alias", IndexFiles::alias))
                .orElse(Lines.NONE);
    }

    Index builtin() {
        return own("modules.builtin.bin")
                .or(() -> lines("modules.builtin", IndexFiles::builtinName))
                .orElse(Lines.NONE);
    }

    /// Made by depmod from the other file, which kmod does not look into.
    Index builtinAliases() {
        return own("modules.builtin.alias.bin").or(this::modinfo).orElse(Lines.NONE);
    }

    private Optional<Index> own(String name) {
        var path = folder + "/" + name;
        var bytes = tree.bytes(path);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return switch (TrieReader.read(path, bytes.get())) {
            case TrieReader.Result.Good(var trie) -> {
                whole.add(name);
                yield Optional.of(trie);
            }
            case TrieReader.Result.Bad(var why) -> {
                damaged.add(why);
                yield Optional.empty();
            }
        };
    }

    private Optional<Index> lines(String name, Function<String, Optional<Index.Line>> parse) {
        return tree.text(folder + "/" + name)
                .map(text -> new Lines(text.lines().map(parse).flatMap(Optional::stream).toList()));
    }

    private static Optional<Index.Line> depend(String line) {
        var colon = line.indexOf(':');
        return colon <= 0
                ? Optional.empty()
                : Optional.of(new Index.Line(Normal.file(line.substring(0, colon)), line));
    }

    private static Optional<Index.Line> alias(String line) {
        var words = line.strip().split("[ \t]+", -1);
        if (words.length != 3 || !words[0].equals("alias")) {
            return Optional.empty();
        }
        return Normal.alias(words[1])
                .map(pattern -> new Index.Line(pattern, words[2].replace('-', '_')));
    }

    private static Optional<Index.Line> builtinName(String line) {
        var path = line.strip();
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(new Index.Line(Normal.file(path), path));
    }

    /// Texts that each end with a zero: `name.key=value`.
    private Optional<Index> modinfo() {
        return tree.bytes(folder + "/modules.builtin.modinfo")
                .map(bytes -> {
                    var lines = new ArrayList<Index.Line>();
                    var all = new String(bytes, StandardCharsets.ISO_8859_1);
                    for (var each : all.split("\0", -1)) {
                        var at = each.indexOf(ALIAS);
                        if (at > 0) {
                            var module = Normal.module(each.substring(0, at));
                            Normal.alias(each.substring(at + ALIAS.length()))
                                    .map(pattern -> new Index.Line(pattern, module))
                                    .ifPresent(lines::add);
                        }
                    }
                    return new Lines(lines);
                });
    }
}
