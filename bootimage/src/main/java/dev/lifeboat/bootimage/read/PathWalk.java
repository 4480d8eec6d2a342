package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.Entry.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows names from the root as the kernel does (path_resolution(7)), with an end to its
/// patience.
final class PathWalk {
    /// The kernel's `MAXSYMLINKS`.
    private static final int LINKS = 40;

    /// The kernel's `NAME_MAX`.
    private static final int NAME_LETTERS = 255;

    /// In all names of all archives. A real image of 5,000 files takes 40,000: those that need
    /// millions are made of links that lead to each other, to keep a reader busy.
    private static final long STEPS = 5_000_000;

    /// Of names, paths and links that are kept, in all: memory. A real image has 300,000.
    private static final long LETTERS = 32_000_000;

    /// A path that no program could name (`PATH_MAX`).
    private static final int PATH_LETTERS = 4096;

    private final Node root;
    private long steps;
    private long letters;
    private String lastPath = "";
    private @Nullable Node lastFolder;

    PathWalk(Node root) {
        this.root = root;
    }

    boolean isExhausted() {
        return steps > STEPS || letters > LETTERS;
    }

    void willKeep(String text) {
        letters += text.length();
    }

    /// Whether a name is that of the root itself.
    boolean isRoot(String path) {
        return split(path).isEmpty();
    }

    /// None: a folder on the way is not there, or the name is none that can be made.
    @Nullable Place to(String path) {
        willKeep(path);
        var slash = path.lastIndexOf('/');
        var name = path.substring(slash + 1);
        if (name.isEmpty() || name.equals(".")) {
            var names = split(path);
            return names.isEmpty() ? null : to(String.join("/", names));
        }
        if (isExhausted() || name.equals("..") || name.length() > NAME_LETTERS) {
            return null;
        }
        var folder = folder(path.substring(0, slash + 1));
        if (folder == null) {
            return null;
        }
        var place = new Place(folder, name);
        letters += place.length();
        return place.length() < PATH_LETTERS ? place : null;
    }

    /// Nothing that was found before is where it was.
    void forget() {
        lastFolder = null;
    }

    /// Archives are in the order of their folders: mostly it is the same as before.
    private @Nullable Node folder(String path) {
        if (lastFolder == null || !lastPath.equals(path)) {
            lastFolder = folder(split(path));
            lastPath = path;
        }
        return lastFolder;
    }

    private @Nullable Node folder(Deque<String> names) {
        var at = root;
        var links = 0;
        while (!names.isEmpty()) {
            if (isExhausted()) {
                return null;
            }
            steps++;
            var name = names.removeFirst();
            if (name.equals("..")) {
                at = at.parent;
                continue;
            }
            var next = at.children.get(name);
            if (next == null) {
                return null;
            }
            if (next.kind == Kind.LINK && ++links <= LINKS) {
                at = next.target.startsWith("/") ? root : at;
                for (var each : List.copyOf(split(next.target)).reversed()) {
                    names.addFirst(each);
                }
            } else if (next.isFolder()) {
                at = next;
            } else {
                return null;
            }
        }
        return at;
    }

    private Deque<String> split(String path) {
        var names = new ArrayDeque<String>();
        for (var name : path.split("/", -1)) {
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        steps += names.size();
        return names;
    }
}
