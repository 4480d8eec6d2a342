package dev.lifeboat.bootimage.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Images made a moment ago by Debian's own tools, as those tools list them.
@Tag("lab")
final class DebianImagesLabTest {
    private static final String RELEASE = "6\\.1\\.0-\\d+-amd64";

    @ParameterizedTest
    @ValueSource(strings = {"it-gzip", "it-zstd"})
    void an_image_of_initramfs_tools_is_what_lsinitramfs_lists(String name) {
        ToolsAgreement.withLsinitramfs(DebianTools.make(name));
    }

    @Test
    void an_image_of_dracut_with_microcode_is_what_both_tools_list() {
        var image = DebianTools.make("dr-zstd");
        ToolsAgreement.withLsinitramfs(image);
        ToolsAgreement.withLsinitrd(image);
    }

    @Tag("all")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "it-xz",
                "it-lz4",
                "it-bzip2",
                "it-lzma",
                "it-lzop",
                "most-zstd",
                "all-zstd"
            })
    void an_image_of_every_compressor_is_what_lsinitramfs_lists(String name) {
        ToolsAgreement.withLsinitramfs(DebianTools.make(name));
    }

    @Tag("all")
    @ParameterizedTest
    @ValueSource(strings = {"dr-gzip", "drmost-gzip"})
    void an_image_of_dracut_is_what_both_tools_list(String name) {
        var image = DebianTools.make(name);
        ToolsAgreement.withLsinitramfs(image);
        ToolsAgreement.withLsinitrd(image);
    }

    /// lsinitramfs knows nothing of such files.
    @Tag("all")
    @Test
    void a_unified_kernel_image_is_what_lsinitrd_lists() {
        var image = DebianTools.make("uki");
        ToolsAgreement.withLsinitrd(image);
        assertThat(ImageReader.read(image))
                .isInstanceOfSatisfying(
                        Read.Whole.class,
                        whole -> {
                            var unified = whole.image().unified().orElseThrow();
                            assertThat(unified.commandLine()).isEqualTo("root=LABEL=kct09 quiet");
                            assertThat(unified.kernelVersion()).matches(RELEASE);
                        });
        assertThat(KernelFile.version(image))
                .isInstanceOfSatisfying(
                        KernelFile.Known.class,
                        known -> assertThat(known.release()).matches(RELEASE));
    }

    /// The kernel goes on behind what is compressed. lsinitrd does not, and lsinitramfs takes the
    /// image for damaged, since "gzip -t" warns of what follows.
    @Test
    void what_is_appended_to_an_image_counts_though_the_tools_pass_over_it() throws IOException {
        var image = DebianTools.make("it-gzip");
        var before = DebianTools.list("lsinitramfs", "-l", "/images/it-gzip.img");
        var more = Archive.newc().folder("etc/lifeboat").file("etc/lifeboat/added", "x").trailer();
        Files.write(
                image, ImageOnDisk.joined(Files.readAllBytes(image), padding(image), more.bytes()));
        assertThat(DebianTools.list("lsinitrd", "/images/it-gzip.img").keySet())
                .isEqualTo(before.keySet());
        assertThat(DebianTools.accepts("lsinitramfs", "/images/it-gzip.img")).isFalse();
        assertThat(ImageReader.read(image))
                .isInstanceOfSatisfying(
                        Read.Whole.class,
                        whole -> {
                            assertThat(whole.image().files()).containsKey("etc/lifeboat/added");
                            assertThat(whole.image().segments())
                                    .extracting(Segment::entries)
                                    .containsExactly(before.size() + 1, 2);
                        });
    }

    private static byte[] padding(Path image) throws IOException {
        return new byte[(int) (-Files.size(image) & 3)];
    }
}
