package dev.lifeboat.bootimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.Images;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrieReaderTest {
    private static final int MAGIC = 0xB007F457;
    private static final int VERSION = 0x00020001;
    private static final int PREFIX = 0x80000000;
    private static final int VALUES = 0x40000000;
    private static final int CHILDREN = 0x20000000;

    /// A file with a header and what the writer puts behind it, from byte 12.
    private static byte[] file(int root, Consumer<ByteBuffer> nodes) {
        var buffer = ByteBuffer.allocate(200).putInt(MAGIC).putInt(VERSION).putInt(root);
        nodes.accept(buffer);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String wrong(byte[] bytes) {
        return switch (TrieReader.read("x.bin", bytes)) {
            case TrieReader.Result.Bad(var why) -> why.toString();
            case TrieReader.Result.Good(var trie) -> "good: " + trie.lines();
        };
    }

    @Test
    void a_key_and_its_value_are_found() {
        var bytes =
                file(
                        PREFIX | VALUES | 12,
                        out -> out.put(bytes("ab\0")).putInt(1).putInt(7).put(bytes("v\0")));
        assertThat(wrong(bytes)).isEqualTo("good: [Line[key=ab, value=v]]");
    }

    @Test
    void a_node_that_is_its_own_child_ends() {
        var bytes =
                file(
                        CHILDREN | 12,
                        out -> out.put((byte) 'a').put((byte) 'a').putInt(CHILDREN | 12));
        assertThat(wrong(bytes))
                .isEqualTo(
                        "x.bin is damaged at byte 12: its nodes overlap or go round in a circle");
    }

    @Test
    void offsets_and_counts_beyond_the_file_are_named() {
        assertThat(wrong(file(VALUES | 500, _ -> {})))
                .isEqualTo(
                        "x.bin is damaged at byte 500: it ends in the middle of a node, after 12 bytes");
        assertThat(wrong(file(VALUES | 12, out -> out.putInt(-1).putInt(0).put((byte) 0))))
                .startsWith("x.bin is damaged at byte 21: it ends in the middle of a node");
        assertThat(wrong(file(PREFIX | 12, out -> out.put((byte) 'a'))))
                .startsWith("x.bin is damaged at byte 13: it ends");
        assertThat(wrong(file(CHILDREN | 12, out -> out.put((byte) 'b').put((byte) 'a'))))
                .isEqualTo(
                        "x.bin is damaged at byte 14: the last child of a node is before its first");
        assertThat(wrong(file(CHILDREN | 12, out -> out.put((byte) 'b').put((byte) 200))))
                .isEqualTo("x.bin is damaged at byte 14: a child's letter is not ASCII");
    }

    @Test
    void what_is_no_index_is_named() {
        assertThat(wrong(new byte[0])).contains("it has 0 bytes and not even a header");
        assertThat(wrong(new byte[20])).contains("it does not begin as an index of modules");
        assertThat(wrong(ByteBuffer.allocate(12).putInt(MAGIC).putInt(0x00030000).array()))
                .isEqualTo("x.bin is damaged at byte 4: version 3 of the format is not known");
        assertThat(wrong(file(0, _ -> {}))).contains("a node cannot be in the header");
    }

    /// depmod writes both from the same list.
    @ParameterizedTest
    @CsvSource({"modules.alias", "modules.dep", "modules.builtin"})
    void both_forms_of_an_index_say_the_same(String name) {
        var image = Images.real("dr-hostonly-megaraid-zstd");
        var folder = ModuleFolder.of(image, Images.KERNEL).path();
        var text = Images.but(image, Map.of(folder + "/" + name + ".bin", "-"));
        assertThat(keys(text, folder, name))
                .isEqualTo(keys(image, folder, name))
                .hasSizeGreaterThan(100);
    }

    private static List<String> keys(BootImage image, String folder, String name) {
        var files = new IndexFiles(new ImageTree(image), folder);
        var index =
                switch (name) {
                    case "modules.alias" -> files.aliases();
                    case "modules.dep" -> files.depends();
                    default -> files.builtin();
                };
        var keys = new TreeSet<String>();
        index.lines()
                .forEach(line ->
                        keys.add(
                                line.key() + " " + (name.endsWith("builtin") ? "" : line.value())));
        return List.copyOf(keys);
    }
}
