package dev.lifeboat.bootimage.modules;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.Entry;
import dev.lifeboat.bootimage.ImageTree;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The modules of one kernel in an image, with their indexes.
///
/// @param path of the folder, as a key of the image's files
/// @param files modules by their normal names, with their paths below the folder
/// @param depends by a module's name: its path, a colon, the paths of what it needs
/// @param damaged indexes that cannot be read; kmod takes them for absent
public record ModuleFolder(
        String kernel,
        String path,
        SortedMap<String, String> files,
        Index depends,
        Index aliases,
        Builtin builtin,
        Forms forms,
        List<Damaged> damaged) {

    /// What is in the kernel itself.
    ///
    /// @param names by normal name
    /// @param aliases what it takes without any module
    public record Builtin(Index names, Index aliases) {}

    /// Who can read an index: kmod reads only its own, busybox only text.
    public enum Form {
        TEXT,
        KMOD
    }

    /// In which forms there are the indexes into which one looks to load a module.
    public record Forms(SortedSet<Form> depends, SortedSet<Form> aliases) {}

    private static final List<String> PARENTS = List.of("usr/lib/modules", "lib/modules");

    /// The versions of which an image has modules or indexes.
    public static SortedSet<String> kernels(BootImage image) {
        var tree = new ImageTree(image);
        var kernels = new TreeSet<String>();
        for (var parent : PARENTS) {
            tree.names(parent).stream()
                    .filter(name -> !tree.names(parent + "/" + name).isEmpty())
                    .forEach(kernels::add);
        }
        return kernels;
    }

    /// The modules of one of the versions.
    public static ModuleFolder of(BootImage image, String kernel) {
        var tree = new ImageTree(image);
        var path =
                PARENTS.stream()
                        .map(parent -> parent + "/" + kernel)
                        .filter(it -> !tree.names(it).isEmpty())
                        .findFirst()
                        .flatMap(tree::resolve)
                        .orElse(PARENTS.getFirst() + "/" + kernel);
        var read = new IndexFiles(tree, path);
        var depends = read.depends();
        var aliases = read.aliases();
        var builtin = new Builtin(read.builtin(), read.builtinAliases());
        return new ModuleFolder(
                kernel,
                path,
                files(image, path),
                depends,
                aliases,
                builtin,
                new Forms(read.forms("modules.dep"), read.forms("modules.alias")),
                read.damaged());
    }

    private static SortedMap<String, String> files(BootImage image, String folder) {
        var files = new TreeMap<String, String>();
        var inside = folder + "/";
        for (var each : image.files().tailMap(inside).entrySet()) {
            if (!each.getKey().startsWith(inside)) {
                break;
            }
            var path = each.getKey().substring(inside.length());
            if (each.getValue().kind() != Entry.Kind.DIRECTORY && Normal.isModule(path)) {
                files.put(Normal.file(path), path);
            }
        }
        return files;
    }

    /// Whether the file that an index names is there.
    boolean has(String path) {
        return path.equals(files.get(Normal.file(path)));
    }
}
