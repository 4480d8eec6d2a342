package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.Entry;
import dev.lifeboat.bootimage.Entry.Kind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The kernel's first root, and what becomes of it as archives are unpacked into it one after the
/// other: the same as in `init/initramfs.c`, where a call that fails is passed over in silence.
final class Rootfs {
    private final Node root = Node.root();
    private final PathWalk walk = new PathWalk(root);
    private final Map<Header.Device, String> names = new HashMap<>();
    private final Remarks remarks;
    private int archive;

    Rootfs(Remarks remarks) {
        this.remarks = remarks;
        // default_rootfs() in init/noinitramfs.c: there before anything is unpacked.
        for (var name : new String[] {"dev", "root"}) {
            root.children.put(name, Node.folder(root, name));
        }
    }

    /// True: names so tangled that following them was given up.
    boolean isTangled() {
        return walk.isExhausted();
    }

    /// What has the same device and number in another archive is another file.
    void archiveEnds() {
        names.clear();
        archive++;
    }

    /// The file that takes what comes; empty: there is no such folder.
    Optional<Node> file(Header header, String name, long offset) {
        var place = place(name, offset);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        var found = cleared(place.get(), Kind.FILE);
        if (found.isPresent() && found.get().isFolder()) {
            return Optional.empty();
        }
        var linked = otherName(header, name).filter(node -> node.kind == Kind.FILE);
        var file = linked.or(() -> found).orElseGet(() -> leaf(place.get(), Kind.FILE));
        if (linked.isEmpty()) {
            noteIfTwice(found, place.get(), offset);
            file.size = 0;
            file.content = null;
        }
        put(place.get(), file);
        file.kept |= Kept.is(place.get().path());
        return Optional.of(file);
    }

    void folder(String name, long offset) {
        if (isRoot(name)) {
            return;
        }
        place(name, offset)
                .ifPresent(place -> {
                    var found = cleared(place, Kind.DIRECTORY);
                    put(place, found.orElseGet(() -> Node.folder(place.folder(), place.name())));
                });
    }

    private static boolean isRoot(String name) {
        return name.chars().allMatch(letter -> letter == '.' || letter == '/')
                && !name.contains("..");
    }

    void link(String name, String target, long offset) {
        var place = place(name, offset);
        if (place.isEmpty() || target.isEmpty()) {
            return;
        }
        var found = Optional.ofNullable(place.get().folder().children.get(place.get().name()));
        if (found.isPresent() && found.get().isFolder() && !found.get().children.isEmpty()) {
            remarks.leftOut(name + ", a link over a folder with files in it,", offset);
            return;
        }
        noteIfTwice(found.filter(node -> node.kind == Kind.LINK), place.get(), offset);
        walk.willKeep(target);
        var link = leaf(place.get(), Kind.LINK);
        link.target = target;
        link.size = target.length();
        walk.forget();
        put(place.get(), link);
    }

    /// A device, a pipe or a socket.
    void node(Header header, String name, long offset) {
        place(name, offset)
                .ifPresent(place -> {
                    var found = cleared(place, Kind.OTHER);
                    if (found.isEmpty() || !found.get().isFolder()) {
                        var linked = otherName(header, name).or(() -> found);
                        put(place, linked.orElseGet(() -> leaf(place, Kind.OTHER)));
                    }
                });
    }

    private Optional<Place> place(String name, long offset) {
        if (name.startsWith("/")) {
            remarks.absolute(name, offset);
        }
        var place = walk.to(name);
        if (place.isEmpty()) {
            remarks.leftOut(name, offset);
        }
        return place;
    }

    /// What is there, when it can stay: something else is taken away, but not a folder with files.
    private Optional<Node> cleared(Place place, Kind wanted) {
        var found = Optional.ofNullable(place.folder().children.get(place.name()));
        if (found.isEmpty() || found.get().kind == wanted) {
            return found;
        }
        if (found.get().isFolder() && !found.get().children.isEmpty()) {
            return found;
        }
        place.folder().children.remove(place.name());
        walk.forget();
        return Optional.empty();
    }

    private Optional<Node> otherName(Header header, String name) {
        if (header.links() < 2) {
            return Optional.empty();
        }
        var first = names.putIfAbsent(header.device(), name);
        return first == null
                ? Optional.empty()
                : walk.to(first)
                        .map(place -> place.folder().children.get(place.name()))
                        .filter(node -> !node.isFolder());
    }

    private void noteIfTwice(Optional<Node> found, Place place, long offset) {
        if (found.isPresent() && found.get().archive == archive) {
            remarks.twice(place.path(), offset);
        }
    }

    private static Node leaf(Place place, Kind kind) {
        return Node.leaf(kind, place.folder());
    }

    private void put(Place place, Node node) {
        node.archive = archive;
        node.made = true;
        place.folder().children.put(place.name(), node);
    }

    SortedMap<String, Entry> files() {
        var files = new TreeMap<String, Entry>();
        var folders = new ArrayDeque<Node>();
        folders.add(root);
        while (!folders.isEmpty()) {
            var folder = folders.remove();
            folder.children.forEach((name, node) -> {
                if (node.made) {
                    files.put(folder.path + name, entry(node));
                }
                if (node.isFolder()) {
                    folders.add(node);
                }
            });
        }
        return files;
    }

    private static Entry entry(Node node) {
        var content = Optional.ofNullable(node.content).map(Entry.Text::new);
        return new Entry(node.kind, node.size, node.target, content);
    }
}
