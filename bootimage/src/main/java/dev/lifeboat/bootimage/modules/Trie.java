package dev.lifeboat.bootimage.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An index as depmod writes it to `modules.*.bin`: a radix tree whose arcs are letters.
///
/// Searched letter by letter as kmod 30 does (`libkmod-index.c`), because where two values have the
/// same priority it is the way through the tree that decides which is first.
public final class Trie implements Index {
    private static final String WILD = "*?[";

    private final Node root;

    Trie(Node root) {
        this.root = root;
    }

    /// @param prefix letters between the arc to this node and what follows
    /// @param first the letter of the first of `children`
    /// @param children by the letters that follow, with gaps
    record Node(String prefix, int first, List<Optional<Node>> children, List<Value> values) {
        Optional<Node> child(char letter) {
            var i = letter - first;
            return i >= 0 && i < children.size() ? children.get(i) : Optional.empty();
        }
    }

    /// @param priority the smallest is tried first
    record Value(long priority, String text) {}

    @Override
    public Optional<String> exact(String key) {
        var i = 0;
        var at = Optional.of(root);
        while (at.isPresent()) {
            var node = at.get();
            if (!key.startsWith(node.prefix, i)) {
                return Optional.empty();
            }
            i += node.prefix.length();
            if (i == key.length()) {
                return node.values.stream().findFirst().map(Value::text);
            }
            at = node.child(key.charAt(i));
            i++;
        }
        return Optional.empty();
    }

    @Override
    public List<String> matching(String key) {
        var found = new ArrayList<Value>();
        var i = 0;
        var at = Optional.of(root);
        while (at.isPresent()) {
            var node = at.get();
            for (var j = 0; j < node.prefix.length(); j++, i++) {
                var letter = node.prefix.charAt(j);
                if (WILD.indexOf(letter) >= 0) {
                    below(node, j, new StringBuilder(), key.substring(i), found);
                    return texts(found);
                }
                if (i == key.length() || letter != key.charAt(i)) {
                    return texts(found);
                }
            }
            for (var w = 0; w < WILD.length(); w++) {
                var pattern = new StringBuilder().append(WILD.charAt(w));
                var rest = key.substring(i);
                node.child(WILD.charAt(w)).ifPresent(it -> below(it, 0, pattern, rest, found));
            }
            if (i == key.length()) {
                node.values.forEach(value -> add(value, found));
                return texts(found);
            }
            at = node.child(key.charAt(i));
            i++;
        }
        return texts(found);
    }

    /// All keys below a wildcard are tried as patterns on what is left of the key.
    private static void below(
            Node node, int from, StringBuilder pattern, String rest, List<Value> found) {
        var length = pattern.length();
        pattern.append(node.prefix, from, node.prefix.length());
        for (var i = 0; i < node.children.size(); i++) {
            var letter = (char) (node.first + i);
            node.children
                    .get(i)
                    .ifPresent(child -> {
                        pattern.append(letter);
                        below(child, 0, pattern, rest, found);
                        pattern.setLength(pattern.length() - 1);
                    });
        }
        if (!node.values.isEmpty() && Fnmatch.matches(pattern.toString(), rest)) {
            node.values.forEach(value -> add(value, found));
        }
        pattern.setLength(length);
    }

    /// Of values with the same priority the one found last comes first.
    private static void add(Value value, List<Value> found) {
        var i = 0;
        while (i < found.size() && found.get(i).priority < value.priority) {
            i++;
        }
        found.add(i, value);
    }

    private static List<String> texts(List<Value> values) {
        return values.stream().map(Value::text).toList();
    }

    @Override
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        collect(root, "", lines);
        return lines;
    }

    private static void collect(Node node, String before, List<Line> lines) {
        var key = before + node.prefix;
        node.values.forEach(value -> lines.add(new Line(key, value.text)));
        for (var i = 0; i < node.children.size(); i++) {
            var letter = (char) (node.first + i);
            node.children.get(i).ifPresent(child -> collect(child, key + letter, lines));
        }
    }
}
