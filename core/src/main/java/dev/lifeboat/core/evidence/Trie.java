package dev.lifeboat.core.evidence;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An immutable map that shares with the one before it all that did not change: adding to a map of
/// a million entries copies four small arrays.
///
/// A hash array mapped trie (Bagwell, "Ideal Hash Trees", 2001): each level looks at five bits of
/// the hash. The order of its entries means nothing; who lists them sorts them.
public final class Trie<K, V> {
    private static final int BITS = 5;

    /// Beyond this shift no bits of a hash are left: what is still together has equal hashes.
    private static final int DEEPEST = 30;

    private sealed interface Node<K, V> {}

    private record Leaf<K, V>(int hash, K key, V value) implements Node<K, V> {}

    private static final class Branch<K, V> implements Node<K, V> {
        /// Which of the 32 ways are taken; the nodes stand in their order.
        final int map;

        final Node<K, V>[] nodes;

        Branch(int map, Node<K, V>[] nodes) {
            this.map = map;
            this.nodes = nodes;
        }
    }

    /// Keys with one hash.
    private static final class Clash<K, V> implements Node<K, V> {
        final Leaf<K, V>[] leaves;

        Clash(Leaf<K, V>[] leaves) {
            this.leaves = leaves;
        }
    }

    private static final Trie<?, ?> EMPTY = new Trie<>(new Branch<>(0, nodes(0)), 0);

    private final Branch<K, V> root;
    private final int size;

    private Trie(Branch<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // it has no entries of any type
    public static <K, V> Trie<K, V> empty() {
        return (Trie<K, V>) EMPTY;
    }

    public int size() {
        return size;
    }

    public @Nullable V get(Object key) {
        var hash = hash(key);
        Node<K, V> node = root;
        for (var shift = 0; node instanceof Branch<K, V> branch; shift += BITS) {
            var way = 1 << ((hash >>> shift) & 31);
            if ((branch.map & way) == 0) {
                return null;
            }
            node = branch.nodes[Integer.bitCount(branch.map & (way - 1))];
        }
        if (node instanceof Leaf<K, V> leaf) {
            return leaf.key().equals(key) ? leaf.value() : null;
        }
        var leaves = ((Clash<K, V>) node).leaves;
        var at = find(leaves, key);
        return at < 0 ? null : leaves[at].value();
    }

    public Trie<K, V> with(K key, V value) {
        var more = get(key) == null ? 1 : 0;
        return new Trie<>(put(root, new Leaf<>(hash(key), key, value), 0), size + more);
    }

    public void forEach(BiConsumer<? super K, ? super V> each) {
        forEach(root, each);
    }

    private static <K, V> void forEach(Node<K, V> node, BiConsumer<? super K, ? super V> each) {
        switch (node) {
            case Leaf<K, V>(_, var key, var value) -> each.accept(key, value);
            case Branch<K, V> branch -> {
                for (var inner : branch.nodes) {
                    forEach(inner, each);
                }
            }
            case Clash<K, V> clash -> {
                for (var leaf : clash.leaves) {
                    each.accept(leaf.key(), leaf.value());
                }
            }
        }
    }

    private static <K, V> Branch<K, V> put(Branch<K, V> branch, Leaf<K, V> leaf, int shift) {
        var way = 1 << ((leaf.hash() >>> shift) & 31);
        var at = Integer.bitCount(branch.map & (way - 1));
        var nodes = branch.nodes;
        if ((branch.map & way) != 0) {
            var changed = nodes.clone();
            changed[at] = join(nodes[at], leaf, shift + BITS);
            return new Branch<>(branch.map, changed);
        }
        Node<K, V>[] more = nodes(nodes.length + 1);
        System.arraycopy(nodes, 0, more, 0, at);
        more[at] = leaf;
        System.arraycopy(nodes, at, more, at + 1, nodes.length - at);
        return new Branch<>(branch.map | way, more);
    }

    private static <K, V> Node<K, V> join(Node<K, V> node, Leaf<K, V> leaf, int shift) {
        return switch (node) {
            case Branch<K, V> branch -> put(branch, leaf, shift);
            case Leaf<K, V> old when old.key().equals(leaf.key()) -> leaf;
            case Leaf<K, V> old when shift > DEEPEST -> clash(leaves(old), leaf);
            case Leaf<K, V> old -> put(put(new Branch<>(0, nodes(0)), old, shift), leaf, shift);
            case Clash<K, V> clash -> clash(clash.leaves, leaf);
        };
    }

    private static <K, V> Node<K, V> clash(Leaf<K, V>[] leaves, Leaf<K, V> leaf) {
        var found = find(leaves, leaf.key());
        var at = found < 0 ? leaves.length : found;
        var all = Arrays.copyOf(leaves, Math.max(leaves.length, at + 1));
        all[at] = leaf;
        return new Clash<>(all);
    }

    private static <K, V> int find(Leaf<K, V>[] leaves, Object key) {
        for (var at = 0; at < leaves.length; at++) {
            if (leaves[at].key().equals(key)) {
                return at;
            }
        }
        return -1;
    }

    /// Spread over all bits: records made of small numbers differ in few of them.
    private static int hash(Object key) {
        var hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // only ever filled with nodes of these types
    private static <K, V> Node<K, V>[] nodes(int length) {
        return new Node[length];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // holds just this one
    private static <K, V> Leaf<K, V>[] leaves(Leaf<K, V> leaf) {
        return new Leaf[] {leaf};
    }
}
