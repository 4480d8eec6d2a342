package dev.lifeboat.bootimage.modules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `modules.*.bin`, of which nothing is believed: kmod itself follows every offset it finds.
///
/// Big-endian. The file: magic, version, offset of the root. A node, in this order as the flags in
/// the high bits of its offset say: its prefix; the first and last letter of its children and their
/// offsets; the number of its values, each a priority and a text. Texts end with a zero. Source:
/// kmod 30, `libkmod-index.c`.
final class TrieReader {
    private static final int MAGIC = 0xB007F457;
    private static final int MAJOR = 2;
    private static final int HEADER = 12;
    private static final int HAS_PREFIX = 0x80000000;
    private static final int HAS_VALUES = 0x40000000;
    private static final int HAS_CHILDREN = 0x20000000;
    private static final int OFFSET = 0x0FFFFFFF;
    private static final int LAST_LETTER = 127;

    /// Letters of a key, and so the depth of the tree. The longest alias of Debian's 6.1 has 89.
    private static final int LONGEST_KEY = 1000;

    /// Letters of all keys together: 20 times what the aliases of Debian's 6.1 have. Keys share
    /// their beginnings, so that a small file could hold far more.
    private static final int MOST_LETTERS = 20_000_000;

    private final String file;
    private final byte[] bytes;
    private int at;

    /// Nodes of a true file do not overlap, so that all of them are no longer than the file. This
    /// also ends every loop.
    private long left;

    private long letters;

    private TrieReader(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        this.left = bytes.length;
    }

    /// A tree, or what is wrong with it.
    sealed interface Result {
        record Good(Trie trie) implements Result {}

        record Bad(Damaged why) implements Result {}
    }

    static Result read(String file, byte[] bytes) {
        var reader = new TrieReader(file, bytes);
        try {
            return new Result.Good(reader.tree());
        } catch (Wrong wrong) {
            return new Result.Bad(wrong.damage);
        }
    }

    /// Leaves the recursion; never leaves this class.
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Damaged damage;

        Wrong(Damaged damage) {
            super(damage.why(), null, false, false);
            this.damage = damage;
        }
    }

    private Trie tree() throws Wrong {
        if (bytes.length < HEADER) {
            throw wrong("it has " + bytes.length + " bytes and not even a header");
        }
        if (number() != MAGIC) {
            at = 0;
            throw wrong("it does not begin as an index of modules");
        }
        var version = number();
        if (version >>> 16 != MAJOR) {
            at -= Integer.BYTES;
            throw wrong("version " + (version >>> 16) + " of the format is not known");
        }
        return new Trie(node(number(), 0));
    }

    private Trie.Node node(int where, int depth) throws Wrong {
        at = where & OFFSET;
        if (at < HEADER) {
            throw wrong("a node cannot be in the header");
        }
        var prefix = (where & HAS_PREFIX) == 0 ? "" : text();
        var length = depth + prefix.length();
        if (length > LONGEST_KEY) {
            throw wrong("a key has more than " + LONGEST_KEY + " letters");
        }
        var first = 0;
        var offsets = List.<Integer>of();
        if ((where & HAS_CHILDREN) != 0) {
            first = letter();
            offsets = numbers(letter() - first + 1);
        }
        var values = (where & HAS_VALUES) == 0 ? List.<Trie.Value>of() : values(length);
        var children = new ArrayList<Optional<Trie.Node>>();
        for (var offset : offsets) {
            var child =
                    (offset & OFFSET) == 0
                            ? Optional.<Trie.Node>empty()
                            : Optional.of(node(offset, length + 1));
            children.add(child);
        }
        return new Trie.Node(prefix, first, children, values);
    }

    private List<Integer> numbers(int count) throws Wrong {
        if (count <= 0) {
            throw wrong("the last child of a node is before its first");
        }
        var numbers = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            numbers.add(number());
        }
        return numbers;
    }

    private List<Trie.Value> values(int length) throws Wrong {
        var count = Integer.toUnsignedLong(number());
        var values = new ArrayList<Trie.Value>();
        for (var i = 0L; i < count; i++) {
            letters += length;
            if (letters > MOST_LETTERS) {
                throw wrong("its keys have more than " + MOST_LETTERS + " letters");
            }
            values.add(new Trie.Value(Integer.toUnsignedLong(number()), text()));
        }
        return values;
    }

    private int number() throws Wrong {
        take(Integer.BYTES);
        var number = 0;
        for (var i = at - Integer.BYTES; i < at; i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return number;
    }

    private int letter() throws Wrong {
        take(1);
        var letter = bytes[at - 1] & 0xFF;
        if (letter > LAST_LETTER) {
            throw wrong("a child's letter is not ASCII");
        }
        return letter;
    }

    private String text() throws Wrong {
        var begin = at;
        do {
            take(1);
        } while (bytes[at - 1] != 0);
        return new String(bytes, begin, at - 1 - begin, StandardCharsets.ISO_8859_1);
    }

    private void take(int count) throws Wrong {
        if (at > bytes.length - count) {
            throw wrong("it ends in the middle of a node, after " + bytes.length + " bytes");
        }
        left -= count;
        if (left < 0) {
            throw wrong("its nodes overlap or go round in a circle");
        }
        at += count;
    }

    private Wrong wrong(String why) {
        return new Wrong(new Damaged(file, at, why));
    }
}
