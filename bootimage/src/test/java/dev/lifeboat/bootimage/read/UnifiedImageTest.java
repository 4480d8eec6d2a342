package dev.lifeboat.bootimage.read;

import static dev.lifeboat.bootimage.read.ImageOnDisk.text;
import static dev.lifeboat.bootimage.read.ImageOnDisk.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage.Segment;
import dev.lifeboat.bootimage.BootImage.Unified;
import dev.lifeboat.bootimage.Packing;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Unified kernel images: UAPI.5 and systemd-stub(7).
final class UnifiedImageTest {
    private static byte[] initrd(String release) {
        var archive = Archive.newc().folder("etc").file("etc/initrd-release", release).trailer();
        return Packed.with(Packing.ZSTD, archive.bytes());
    }

    @Test
    void the_initramfs_in_it_is_read_with_its_command_line_and_version() {
        var image =
                whole(
                        new ExecutableFile()
                                .with(".text", "code")
                                .with(".osrel", "ID=debian\n")
                                .with(".cmdline", "root=LABEL=kct09 quiet\n\0")
                                .with(".uname", "6.1.0-56-amd64")
                                .with(".initrd", initrd("ID=debian\n"))
                                .with(".linux", "kernel")
                                .bytes());
        assertThat(image.unified())
                .contains(new Unified("root=LABEL=kct09 quiet", "6.1.0-56-amd64"));
        assertThat(text(image, "etc/initrd-release")).isEqualTo("ID=debian\n");
        assertThat(image.segments()).singleElement().extracting(Segment::entries).isEqualTo(2);
    }

    @Test
    void without_uname_the_kernel_in_it_tells_its_version() {
        var image =
                whole(
                        new ExecutableFile()
                                .with(".initrd", initrd(""))
                                .with(".linux", KernelFileTest.bzImage("6.1.0-56-amd64 (debian)"))
                                .bytes());
        assertThat(image.unified()).contains(new Unified("", "6.1.0-56-amd64"));
    }

    @Test
    void microcode_comes_before_the_initramfs() {
        var microcode = Archive.newc().folder("kernel").trailer().bytes();
        var image =
                whole(
                        new ExecutableFile()
                                .with(".initrd", initrd(""))
                                .with(".ucode", microcode)
                                .bytes());
        assertThat(image.segments())
                .extracting(Segment::packing)
                .containsExactly(Packing.NONE, Packing.ZSTD);
        assertThat(image.files()).containsKeys("kernel", "etc");
    }

    @Test
    void of_several_profiles_the_first_is_read_over_what_all_share() {
        var file =
                new ExecutableFile()
                        .with(".cmdline", "quiet")
                        .with(".initrd", initrd("base"))
                        .with(".profile", "ID=main\n")
                        .with(".cmdline", "quiet root=LABEL=a")
                        .with(".profile", "ID=rescue\n")
                        .with(".initrd", initrd("rescue"));
        assertThat(ImageOnDisk.read(file.bytes()))
                .isInstanceOfSatisfying(
                        Read.Whole.class,
                        whole -> {
                            assertThat(text(whole.image(), "etc/initrd-release")).isEqualTo("base");
                            assertThat(whole.image().unified())
                                    .contains(new Unified("quiet root=LABEL=a", ""));
                            assertThat(whole.remarks())
                                    .extracting(Read.Remark::what)
                                    .isEqualTo(List.of("of 2 profiles, this is the first"));
                        });
    }

    @Test
    void damage_in_it_is_told_at_its_place_in_the_file() {
        var good = new ExecutableFile().with(".initrd", initrd("")).bytes();
        var damaged = ImageOnDisk.damaged(Arrays.copyOf(good, 4096 + 40));
        assertThat(damaged.what()).isEqualTo("the zstd data is cut off");
        assertThat(damaged.offset()).isEqualTo(4096 + 40);
        var empty = ImageOnDisk.damaged(new ExecutableFile().with(".initrd", "").bytes());
        assertThat(empty.what()).isEqualTo("the image is empty: its last rebuild failed");
    }

    @Test
    void a_program_is_no_image() {
        assertThat(ImageOnDisk.read(new ExecutableFile().with(".text", "code").bytes()))
                .isInstanceOfSatisfying(
                        Read.NotRead.class,
                        not ->
                                assertThat(not.why())
                                        .endsWith(
                                                " is a program, such as a kernel, and not an image"));
        assertThat(ImageOnDisk.read(new ExecutableFile().with(".linux", "kernel").bytes()))
                .isInstanceOfSatisfying(
                        Read.NotRead.class,
                        not ->
                                assertThat(not.why())
                                        .endsWith(
                                                " is a unified kernel image without an initramfs"));
    }

    @Test
    void sections_that_lie_outside_of_the_file_are_cut_off() {
        var file = new ExecutableFile().with(".initrd", initrd("")).bytes();
        // Its place, in the first entry of the table.
        Arrays.fill(file, 64 + 24 + 20, 64 + 24 + 24, (byte) 0xff);
        assertThat(ImageOnDisk.damaged(file).what())
                .isEqualTo("the image is empty: its last rebuild failed");
    }
}
