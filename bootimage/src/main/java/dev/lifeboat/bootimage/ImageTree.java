package dev.lifeboat.bootimage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The files of an image as a program in it finds them: through links.
public record ImageTree(BootImage image) {
    /// As many as Linux follows in one path.
    private static final int MOST_LINKS = 40;

    /// @param path with or without a leading slash
    public Optional<Entry> find(String path) {
        return resolve(path).map(image.files()::get);
    }

    public boolean has(String path) {
        return resolve(path).isPresent();
    }

    /// What a file holds, where the reader kept it.
    public Optional<byte[]> bytes(String path) {
        return find(path).flatMap(Entry::content).map(Entry.Text::bytes);
    }

    public Optional<String> text(String path) {
        return bytes(path).map(it -> new String(it, StandardCharsets.ISO_8859_1));
    }

    /// The names in a folder, sorted.
    public List<String> names(String folder) {
        var inside = resolve(folder).orElse(folder) + "/";
        var names = new ArrayList<String>();
        for (var path : image.files().tailMap(inside).keySet()) {
            if (!path.startsWith(inside)) {
                break;
            }
            var name = path.substring(inside.length());
            var slash = name.indexOf('/');
            var own = slash < 0 ? name : name.substring(0, slash);
            if (names.isEmpty() || !names.getLast().equals(own)) {
                names.add(own);
            }
        }
        return names.stream().distinct().toList();
    }

    /// Where a path leads, as a key of the image's files; empty where it leads nowhere.
    public Optional<String> resolve(String path) {
        var ahead = new ArrayDeque<>(Arrays.asList(path.split("/", -1)));
        var done = new ArrayList<String>();
        var links = 0;
        while (!ahead.isEmpty()) {
            var name = ahead.removeFirst();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (!done.isEmpty()) {
                    done.removeLast();
                }
                continue;
            }
            done.add(name);
            var entry = image.files().get(String.join("/", done));
            if (entry != null && entry.kind() == Entry.Kind.LINK) {
                if (++links > MOST_LINKS) {
                    return Optional.empty();
                }
                done.removeLast();
                if (entry.target().startsWith("/")) {
                    done.clear();
                }
                var parts = entry.target().split("/", -1);
                for (var i = parts.length - 1; i >= 0; i--) {
                    ahead.addFirst(parts[i]);
                }
            }
        }
        var end = String.join("/", done);
        var there = image.files().containsKey(end) || isFolder(end);
        return there ? Optional.of(end) : Optional.empty();
    }

    /// Archives need not name the folders of their files.
    private boolean isFolder(String path) {
        var inside = path + "/";
        var next = image.files().tailMap(inside);
        return !next.isEmpty() && next.firstKey().startsWith(inside);
    }
}
