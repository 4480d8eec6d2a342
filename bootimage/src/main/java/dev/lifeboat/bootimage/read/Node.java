package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.Entry;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One thing in the tree: names are its folder's, so that a file can have several.
final class Node {
    final Entry.Kind kind;

    /// Of a folder: what is in it.
    final SortedMap<String, Node> children;

    /// Of a folder: where it is; the root is in itself.
    final Node parent;

    /// Of a folder: from the root, with a slash behind it.
    final String path;

    long size;
    String target = "";
    byte @Nullable [] content;

    /// Whether a name of it is one of `Kept`.
    boolean kept;

    /// In which archive it was last written.
    int archive;

    /// Whether an image has it: the kernel itself makes a few before it unpacks any.
    boolean made;

    private Node(Entry.Kind kind, @Nullable Node parent, String path) {
        this.kind = kind;
        this.parent = parent == null ? this : parent;
        this.path = path;
        this.children =
                kind == Entry.Kind.DIRECTORY ? new TreeMap<>() : Collections.emptySortedMap();
    }

    static Node root() {
        return new Node(Entry.Kind.DIRECTORY, null, "");
    }

    static Node folder(Node parent, String name) {
        return new Node(Entry.Kind.DIRECTORY, parent, parent.path + name + "/");
    }

    static Node leaf(Entry.Kind kind, Node parent) {
        return new Node(kind, parent, "");
    }

    boolean isFolder() {
        return kind == Entry.Kind.DIRECTORY;
    }
}
