package dev.lifeboat.bootimage.read;

import static dev.lifeboat.bootimage.read.ImageOnDisk.damaged;
import static dev.lifeboat.bootimage.read.ImageOnDisk.joined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Packing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZ;

/// Each way in which an image can be bad is told, with its place.
final class DamageTest {
    private static final byte[] GOOD =
            Archive.newc()
                    .folder("etc")
                    .file("etc/noise", noise(5000))
                    .file("init", "#!")
                    .trailer()
                    .bytes();

    private static final int INIT_AT = GOOD.length - 124 - 116 - 4;

    private static String noise(int length) {
        var random = new Random(11);
        var text = new StringBuilder();
        random.ints(length, ' ', '~').forEach(letter -> text.append((char) letter));
        return text.toString();
    }

    private static void assertDamage(Read.Damaged damaged, String what, long offset) {
        assertThat(damaged.what()).isEqualTo(what);
        assertThat(damaged.offset()).isEqualTo(offset);
    }

    @Test
    void an_empty_file_is_a_rebuild_that_failed() {
        var damaged = damaged(new byte[0]);
        assertDamage(damaged, "the image is empty: its last rebuild failed", 0);
        assertThat(damaged.soFar()).isEmpty();
    }

    @Test
    void a_file_of_zeros_is_no_image() {
        assertDamage(damaged(new byte[5000]), "the image consists of zeros", 0);
    }

    @Test
    void an_archive_that_is_cut_off_tells_in_which_file() {
        var cut = Arrays.copyOf(GOOD, 2000);
        var damaged = damaged(cut);
        assertDamage(damaged, "the archive is cut off in etc/noise", 116);
        assertThat(damaged.soFar().orElseThrow().files()).containsKey("etc");
    }

    @Test
    void an_archive_that_is_cut_off_between_files_lacks_its_trailer() {
        var cut = Arrays.copyOf(GOOD, INIT_AT);
        assertDamage(damaged(cut), "the image ends without a trailer: it is cut off", INIT_AT);
    }

    @ParameterizedTest
    @CsvSource({"50,header", "113,name"})
    void an_archive_that_is_cut_off_before_content_says_so(int length, String part) {
        assertDamage(
                damaged(Arrays.copyOf(GOOD, length)),
                "the archive is cut off in the %s of an entry".formatted(part),
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "GZIP,gzip",
        "XZ,xz",
        "ZSTD,zstd",
        "LZ4,lz4",
        "LZ4_LEGACY,lz4",
        "BZIP2,bzip2",
        "LZMA,lzma",
        "LZOP,lzop"
    })
    void compressed_data_that_is_cut_off_is_told_at_its_end(Packing packing, String name) {
        var packed = Packed.with(packing, GOOD);
        var early = Archive.newc().folder("kernel").trailer().bytes();
        var damaged = damaged(early, Arrays.copyOf(packed, packed.length / 2));
        if (packing == Packing.LZ4) {
            assertThat(damaged.what()).startsWith("the kernel does not unpack lz4 frames");
        } else {
            assertDamage(
                    damaged, "the " + name + " data is cut off", early.length + packed.length / 2);
        }
        assertThat(damaged.soFar().orElseThrow().files()).containsKey("kernel");
    }

    /// lz4 -l and lzma have no checksum: what they unpack to has to be looked at.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "LZ4", "LZ4_LEGACY", "LZMA"})
    void one_flipped_bit_in_a_file_is_seen_by_the_checksum(Packing packing) {
        var packed = Packed.with(packing, GOOD);
        packed[packed.length / 2] ^= 4;
        var damaged = damaged(packed);
        assertThat(damaged.what())
                .startsWith("the " + packing.name().toLowerCase(Locale.ROOT) + " data")
                .containsAnyOf("corrupt", "wrong checksum", "cut off");
        assertThat(damaged.offset()).isBetween(0L, (long) packed.length);
    }

    @Test
    void a_wrong_gzip_checksum_is_told() {
        var packed = Packed.with(Packing.GZIP, GOOD);
        packed[packed.length - 8] ^= 1;
        assertThat(damaged(packed).what()).isEqualTo("the gzip data has a wrong checksum");
        packed[packed.length - 8] ^= 1;
        packed[packed.length - 4] ^= 1;
        assertThat(damaged(packed).what()).isEqualTo("the gzip data has a wrong length");
    }

    @Test
    void what_follows_an_archive_and_is_none_is_told() {
        assertDamage(
                damaged(GOOD, "garbage".getBytes(StandardCharsets.UTF_8)),
                "neither an archive nor compressed in a way that a kernel knows: it begins with 67 61",
                GOOD.length);
        var packed = Packed.with(Packing.GZIP, joined(GOOD, new byte[] {'x'}));
        assertDamage(
                damaged(packed),
                "what follows is neither an archive nor padding, %d bytes into what is unpacked from here"
                        .formatted(GOOD.length),
                0);
    }

    @Test
    void an_archive_at_an_odd_place_is_told() {
        assertDamage(
                damaged(GOOD, new byte[2], GOOD),
                "an archive that does not begin at a multiple of four bytes",
                GOOD.length + 2);
    }

    @Test
    void old_kinds_of_cpio_are_told() {
        assertThat(damaged("070707".repeat(30).getBytes(StandardCharsets.UTF_8)).what())
                .isEqualTo("an old cpio archive (070707), which no kernel takes: use cpio -H newc");
        assertThat(damaged(new byte[] {(byte) 0xc7, 0x71, 0, 0}).what())
                .isEqualTo("an old binary cpio archive, which no kernel takes: use cpio -H newc");
    }

    @Test
    void a_header_that_is_no_number_is_told() {
        var bad = GOOD.clone();
        bad[20] = 'x';
        assertDamage(damaged(bad), "the header of an entry is corrupt", 0);
        assertDamage(
                damaged(Packed.with(Packing.XZ, bad)),
                "the header of an entry is corrupt, 0 bytes into what is unpacked from here",
                0);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4097, 0x7fffffffL, 0xffffffffL})
    void a_name_of_an_impossible_length_is_told(long length) {
        var archive = Archive.newc().header(length, Archive.FILE, 1, 1, 0, 0).zeros(5000);
        assertThat(damaged(archive.bytes()).what()).startsWith("the name of an entry has ");
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7fffffffL, 0x80000000L, 0xffffffffL})
    void a_file_of_an_impossible_length_is_cut_off(long length) {
        var archive =
                Archive.newc().header(5, Archive.FILE, 1, 1, length, 0).raw("huge\0").padded();
        assertDamage(damaged(archive.zeros(100).bytes()), "the archive is cut off in huge", 0);
    }

    @Test
    void a_link_of_an_impossible_length_is_told() {
        var archive = Archive.newc().header(5, Archive.LINK, 1, 1, 5000, 0).raw("link\0").padded();
        assertDamage(damaged(archive.zeros(6000).bytes()), "the link link has 5000 bytes", 0);
    }

    @Test
    void names_that_are_no_names_are_told() {
        var unended = Archive.newc().header(4, Archive.FILE, 1, 1, 0, 0).raw("init").padded();
        assertDamage(damaged(unended.trailer().bytes()), "the name of an entry does not end", 0);
        var nul = Archive.newc().header(7, Archive.FILE, 1, 1, 0, 0).raw("in\0it\0\0").padded();
        assertDamage(damaged(nul.trailer().bytes()), "the name of an entry has a NUL in it", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc/shadow", "a/../../b", "..", "a/.."})
    void a_name_that_leads_upwards_is_told(String name) {
        var archive = Archive.newc().folder("a").file(name, "x").trailer();
        assertDamage(damaged(archive.bytes()), "a name leads out of its folder: " + name, 112);
    }

    @Test
    void an_index_larger_than_any_is_not_kept() {
        var archive =
                Archive.newc()
                        .folders("lib/modules/6.1.0")
                        .header(30, Archive.FILE, 1, 1, Kept.FILE_BYTES + 1, 0)
                        .raw("lib/modules/6.1.0/modules.dep\0");
        assertThat(damaged(archive.bytes()).what())
                .isEqualTo(
                        "lib/modules/6.1.0/modules.dep has 16777217 bytes, more than any real one");
    }

    @Test
    void more_entries_than_any_image_has_are_told() {
        var one = Archive.newc().folder("d").bytes();
        var archive = Archive.newc();
        for (var i = 0; i <= 200_000; i++) {
            archive.raw(one);
        }
        assertThat(damaged(Packed.with(Packing.ZSTD, archive.bytes())).what())
                .startsWith("more than 200000 entries: no image has so many");
    }

    @Test
    void names_without_end_are_told_before_they_fill_the_memory() {
        var archive = Archive.newc();
        var deep = "d".repeat(250);
        var path = deep;
        for (var i = 0; i < 15; i++) {
            archive.folder(path);
            path += "/" + deep;
        }
        var folder = path.substring(0, path.length() - 251);
        for (var i = 0; i < 9000; i++) {
            archive.folder(folder + "/" + i);
        }
        assertThat(damaged(Packed.with(Packing.ZSTD, archive.trailer().bytes())).what())
                .startsWith("links and names without end");
    }

    @Test
    void links_that_lead_to_each_other_are_not_followed_for_ever() {
        var archive = Archive.newc().folder("f");
        for (var i = 0; i < 60; i++) {
            archive.link("l" + i, ("l" + (i + 1) + "/../").repeat(200) + "f");
        }
        for (var i = 0; i < 1000; i++) {
            archive.link("other", "f").file("l0/l1/l2/l3/" + i, "x");
        }
        assertThat(damaged(archive.trailer().bytes()).what())
                .startsWith("links and names without end");
    }

    @Test
    void a_bomb_is_told_by_its_growth() {
        var bomb = bomb(Packing.GZIP, 70 << 20);
        var damaged = damaged(bomb);
        assertThat(damaged.what()).isEqualTo("grows more than 200 times");
        assertThat(damaged.offset()).isZero();
    }

    @Test
    void zeros_without_end_are_a_bomb_too() {
        var damaged = damaged(Packed.with(Packing.ZSTD, new byte[70 << 20]));
        assertThat(damaged.what()).isEqualTo("grows more than 200 times");
    }

    @Test
    void an_xz_dictionary_larger_than_any_is_refused() {
        // Block header: size, flags, LZMA2 with one byte that says 1 GiB.
        var packed = Packed.xz(GOOD, XZ.CHECK_CRC32);
        packed[16] = 36;
        var header = Arrays.copyOfRange(packed, 12, 20);
        var sum = new CRC32();
        sum.update(header);
        for (var i = 0; i < 4; i++) {
            packed[20 + i] = (byte) (sum.getValue() >> (8 * i));
        }
        assertThat(damaged(packed).what())
                .startsWith("the xz data needs ")
                .contains("MiB of memory");
    }

    private static byte[] bomb(Packing packing, int size) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                Archive.newc()
                        .header(5, Archive.FILE, 1, 1, size, 0)
                        .raw("bomb\0")
                        .padded()
                        .bytes());
        out.writeBytes(new byte[size]);
        return Packed.with(packing, out.toByteArray());
    }
}
