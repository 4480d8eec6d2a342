package dev.lifeboat.bootimage.read;

import static dev.lifeboat.bootimage.read.ImageOnDisk.damaged;
import static dev.lifeboat.bootimage.read.ImageOnDisk.entry;
import static dev.lifeboat.bootimage.read.ImageOnDisk.joined;
import static dev.lifeboat.bootimage.read.ImageOnDisk.text;
import static dev.lifeboat.bootimage.read.ImageOnDisk.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage.Segment;
import dev.lifeboat.bootimage.Packing;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZ;

/// What an image consists of: packings, and several archives in one file.
final class ArchivesTest {
    private static final byte[] MAIN =
            Archive.newc()
                    .folders("usr/lib/modules/6.1.0")
                    .link("lib", "usr/lib")
                    .file("lib/modules/6.1.0/modules.dep", "kernel/sd_mod.ko:\n")
                    .file("init", "#!/bin/sh\n")
                    .trailer()
                    .bytes();

    private static final byte[] EARLY =
            Archive.newc()
                    .folders("kernel/x86/microcode")
                    .file("kernel/x86/microcode/AuthenticAMD.bin", "microcode")
                    .trailer()
                    .zeros(300)
                    .padded()
                    .bytes();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LZ4")
    void an_image_of_each_packing_is_read(Packing packing) {
        var image = whole(Packed.with(packing, MAIN));
        assertThat(image.segments()).containsExactly(new Segment(0, packing, 7));
        assertThat(image.files().keySet())
                .containsExactly(
                        "init",
                        "lib",
                        "usr",
                        "usr/lib",
                        "usr/lib/modules",
                        "usr/lib/modules/6.1.0",
                        "usr/lib/modules/6.1.0/modules.dep");
        assertThat(text(image, "usr/lib/modules/6.1.0/modules.dep"))
                .isEqualTo("kernel/sd_mod.ko:\n");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LZ4")
    void what_is_compressed_may_follow_what_is_not(Packing packing) {
        var image = whole(EARLY, Packed.with(packing, MAIN));
        assertThat(image.segments())
                .containsExactly(
                        new Segment(0, Packing.NONE, 4), new Segment(EARLY.length, packing, 7));
        assertThat(image.files())
                .containsKeys("kernel/x86/microcode/AuthenticAMD.bin", "usr/lib/modules/6.1.0");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LZ4")
    void an_archive_may_follow_what_is_compressed(Packing packing) {
        var packed = Packed.with(packing, EARLY);
        // The kernel takes four zeros for the end of lz4 -l; the others it pads itself.
        var zeros = new byte[4 + (-packed.length & 3)];
        var image = whole(packed, zeros, MAIN);
        assertThat(image.segments())
                .containsExactly(
                        new Segment(0, packing, 4),
                        new Segment(packed.length + zeros.length, Packing.NONE, 7));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LZ4", "LZ4_LEGACY", "NONE"})
    void joined_archives_are_each_unpacked(Packing packing) {
        var first = Packed.with(packing, EARLY);
        var image = whole(first, Packed.with(packing, MAIN));
        assertThat(image.segments())
                .containsExactly(new Segment(0, packing, 4), new Segment(first.length, packing, 7));
    }

    @Test
    void joined_lz4_archives_are_one_to_the_kernel() {
        var both =
                joined(
                        Packed.with(Packing.LZ4_LEGACY, EARLY),
                        Packed.with(Packing.LZ4_LEGACY, MAIN));
        assertThat(whole(both).segments()).containsExactly(new Segment(0, Packing.LZ4_LEGACY, 11));
    }

    @Test
    void several_archives_may_be_compressed_together() {
        var image = whole(Packed.with(Packing.ZSTD, joined(EARLY, MAIN)));
        assertThat(image.segments()).containsExactly(new Segment(0, Packing.ZSTD, 11));
    }

    @Test
    void a_block_that_lzop_packed_is_unpacked() {
        var image = whole(ImageOnDisk.resource("few.lzo"));
        assertThat(image.segments()).containsExactly(new Segment(0, Packing.LZOP, 7));
        assertThat(text(image, "usr/lib/modules/6.1.0/modules.alias"))
                .startsWith("# Aliases extracted from modules themselves.\n")
                .endsWith("alias pci:v00001000d00000050sv*sd*bc*sc*i* mptsas\n");
    }

    @Test
    void an_lz4_frame_is_read_and_refused_as_the_kernel_refuses_it() {
        var damaged = damaged(EARLY, Packed.with(Packing.LZ4, MAIN));
        assertThat(damaged.what())
                .isEqualTo("the kernel does not unpack lz4 frames: compress the image with lz4 -l");
        assertThat(damaged.offset()).isEqualTo(EARLY.length);
        assertThat(damaged.soFar().orElseThrow().files()).containsKeys("init", "kernel/x86");
    }

    @ParameterizedTest
    @ValueSource(ints = {XZ.CHECK_CRC64, XZ.CHECK_SHA256})
    void an_xz_check_that_no_kernel_verifies_is_refused(int check) {
        var damaged = damaged(Packed.xz(MAIN, check));
        assertThat(damaged.what()).endsWith("compress the image with xz --check=crc32");
        assertThat(damaged.soFar().orElseThrow().files()).containsKey("init");
    }

    @Test
    void the_sums_of_a_crc_archive_are_verified() {
        var archive = Archive.crc().file("init", "#!/bin/sh\n").trailer();
        assertThat(whole(archive.bytes()).files()).containsOnlyKeys("init");
        var bytes = archive.bytes();
        bytes[Header.BYTES + 6] ^= 1;
        assertThat(damaged(bytes))
                .extracting(Read.Damaged::what, Read.Damaged::offset)
                .containsExactly("init has a wrong checksum", 0L);
    }

    @Test
    void names_may_be_padded_with_zeros_as_dracut_aligns_data() {
        var image =
                whole(
                        Archive.newc()
                                .header(16, Archive.FILE, 1, 1, 4, 0)
                                .raw("init" + "\0".repeat(12))
                                .padded()
                                .raw("#!/\n")
                                .trailer()
                                .bytes());
        assertThat(image.files()).containsOnlyKeys("init");
    }

    @Test
    void a_large_file_is_passed_over_piece_by_piece() {
        var noise = new byte[3_000_000];
        new Random(7).nextBytes(noise);
        var image =
                whole(
                        Packed.with(
                                Packing.ZSTD,
                                Archive.newc()
                                        .entry("vmlinux", Archive.FILE, noise)
                                        .file("init", "#!/bin/sh\n")
                                        .trailer()
                                        .bytes()));
        assertThat(entry(image, "vmlinux").size()).isEqualTo(noise.length);
        assertThat(image.files()).containsKey("init");
    }
}
