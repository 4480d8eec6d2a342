package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.Entry;
import dev.lifeboat.bootimage.Entry.Kind;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The kernel's first root, and what becomes of it as archives are unpacked into it one after the
/// other: the same as in `init/initramfs.c`, where a call that fails is passed over in silence.
final class Rootfs {
    private final Node root = Node.root();
    private final PathWalk walk = new PathWalk(root);
    private final Map<String, String> names = new HashMap<>();
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

    /// The file that takes what comes; none: there is no such folder.
    @Nullable Node file(Header header, String name, long offset) {
        var place = place(name, offset);
        if (place == null) {
            return null;
        }
        var found = cleared(place, Kind.FILE);
        if (found != null && found.isFolder()) {
            return null;
        }
        var linked = otherName(header, name, Kind.FILE);
        if (linked != null) {
            return put(place, linked);
        }
        noteIfTwice(found, place, offset);
        var file = found == null ? Node.leaf(Kind.FILE, place.folder()) : found;
        file.size = 0;
        file.content = null;
        return put(place, file);
    }

    void folder(String name, long offset) {
        var place = walk.isRoot(name) ? null : place(name, offset);
        if (place != null) {
            var found = cleared(place, Kind.DIRECTORY);
            put(place, found == null ? Node.folder(place.folder(), place.name()) : found);
        }
    }

    void link(String name, String target, long offset) {
        var place = place(name, offset);
        if (place == null || target.isEmpty()) {
            return;
        }
        var found = place.found();
        if (found != null && !found.children.isEmpty()) {
            remarks.leftOut(name + ", a link over a folder with files in it,", offset);
            return;
        }
        if (found != null && found.kind == Kind.LINK) {
            noteIfTwice(found, place, offset);
        }
        walk.willKeep(target);
        walk.forget();
        var link = Node.leaf(Kind.LINK, place.folder());
        link.target = target;
        link.size = target.length();
        put(place, link);
    }

    /// A device, a pipe or a socket.
    void node(Header header, String name, long offset) {
        var place = place(name, offset);
        if (place == null) {
            return;
        }
        var found = cleared(place, Kind.OTHER);
        if (found == null || !found.isFolder()) {
            var linked = otherName(header, name, Kind.OTHER);
            put(place, linked == null ? Node.leaf(Kind.OTHER, place.folder()) : linked);
        }
    }

    private @Nullable Place place(String name, long offset) {
        if (name.startsWith("/")) {
            remarks.absolute(name, offset);
        }
        var place = walk.to(name);
        if (place == null) {
            remarks.leftOut(name, offset);
        }
        return place;
    }

    /// What is there, when it can stay: something else is taken away, but not a folder with files.
    private @Nullable Node cleared(Place place, Kind wanted) {
        var found = place.found();
        if (found == null || found.kind == wanted || !found.children.isEmpty()) {
            return found;
        }
        place.folder().children.remove(place.name());
        walk.forget();
        return null;
    }

    private @Nullable Node otherName(Header header, String name, Kind kind) {
        if (header.links() < 2) {
            return null;
        }
        var first = names.putIfAbsent(header.file(), name);
        var place = first == null ? null : walk.to(first);
        var found = place == null ? null : place.found();
        return found != null && found.kind == kind ? found : null;
    }

    private void noteIfTwice(@Nullable Node found, Place place, long offset) {
        if (found != null && found.archive == archive) {
            remarks.twice(place.path(), offset);
        }
    }

    private Node put(Place place, Node node) {
        node.archive = archive;
        node.made = true;
        node.kept |= !node.isFolder() && Kept.is(place.path());
        place.folder().children.put(place.name(), node);
        return node;
    }

    SortedMap<String, Entry> files() {
        var files = new TreeMap<String, Entry>();
        var folders = new ArrayDeque<Node>();
        folders.add(root);
        while (!folders.isEmpty()) {
            var folder = folders.remove();
            for (var child : folder.children.entrySet()) {
                var node = child.getValue();
                if (node.made) {
                    files.put(folder.path + child.getKey(), entry(node));
                }
                if (node.isFolder()) {
                    folders.add(node);
                }
            }
        }
        return files;
    }

    private static Entry entry(Node node) {
        var content = node.content;
        return new Entry(
                node.kind,
                node.size,
                node.target,
                content == null ? Optional.empty() : Optional.of(new Entry.Text(content)));
    }
}
