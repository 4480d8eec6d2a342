package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.hardware.HardwareList;
import dev.lifeboat.bootimage.read.ImageReader;
import dev.lifeboat.bootimage.read.Read;
import dev.lifeboat.bootimage.verdict.BootVerdict;
import dev.lifeboat.bootimage.verdict.Bootcheck;
import dev.lifeboat.bootimage.verdict.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// On real images, cut down to their names, indexes and configuration.
class BootcheckScreenTest {
    private static final Path IMAGES = Path.of("../bootimage/src/test/resources/images");
    private static final String MEGARAID = "pci:v00001000d00000079sv00001000sd00009261bc01sc04i00";
    private static final String MPTSAS = "pci:v00001000d00000054sv00001000sd00008000bc01sc00i00";
    private static final String CARD = "pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00";
    private static final String FILE = "/boot/initrd.img-6.1.0-56-amd64";

    private static BootImage image(String name) {
        return switch (ImageReader.read(IMAGES.resolve(name + ".cpio.gz"))) {
            case Read.Whole(var image, _) -> image;
            case Read other -> throw new IllegalStateException(other.toString());
        };
    }

    private static BootVerdict judge(String name, String list) {
        var none = Optional.<String>empty();
        var hardware = HardwareList.read(list.getBytes(StandardCharsets.UTF_8));
        return Bootcheck.judge(
                image(name), new BootVerdict.Question(hardware, none, none, none, none));
    }

    private static BootcheckScreen screen(String name, String list, String... options) {
        var files = new BootcheckScreen.Files(FILE, "spare 1.txt", List.of(options));
        return new BootcheckScreen(files, judge(name, list), Optional.empty());
    }

    private static void same(String file, BootcheckScreen screen) throws IOException {
        var text = screen.text(Nights.PAGE);
        Golden.assertSame(file, text);
        var commands = text.lines().filter(line -> line.contains(FILE)).toList();
        text.lines()
                .filter(line -> !commands.contains(line))
                .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void what_fails_says_where_and_what_to_type() throws IOException {
        same("bootcheck-fails.txt", screen("it-dep-megaraid-xz", MPTSAS + "\n" + CARD));
    }

    @Test
    void what_boots_says_every_link() throws IOException {
        same("bootcheck-boots.txt", screen("dr-hostonly-megaraid-zstd", MEGARAID));
    }

    @Test
    void each_maker_has_its_own_way() throws IOException {
        same("bootcheck-dracut.txt", screen("dr-hostonly-megaraid-zstd", MPTSAS));
        same("bootcheck-mkinitcpio.txt", screen("arch-mkinitcpio-megaraid-zstd", MPTSAS));
    }

    @Test
    void a_rebuilt_image_is_compared() throws IOException {
        var before = screen("it-list-megaraid-gzip", MPTSAS);
        var rebuilt =
                new BootcheckScreen.Rebuilt(
                        FILE + ".new",
                        judge("it-list-megaraid+mptsas-lz4", MPTSAS),
                        Comparison.of(
                                image("it-list-megaraid-gzip"),
                                image("it-list-megaraid+mptsas-lz4")));
        same(
                "bootcheck-compare.txt",
                new BootcheckScreen(before.files(), before.verdict(), Optional.of(rebuilt)));
    }

    @Test
    void another_image_that_boots_is_put_in_place_of_one_that_does_not() {
        var before = screen("it-list-megaraid-gzip", MPTSAS);
        var name = "it-list-megaraid+mptsas-lz4";
        var rebuilt =
                new BootcheckScreen.Rebuilt(
                        "/root/i 2",
                        judge(name, MPTSAS),
                        Comparison.of(image("it-list-megaraid-gzip"), image(name)));
        var screen = new BootcheckScreen(before.files(), before.verdict(), Optional.of(rebuilt));
        var copy = "cp '/root/i 2' " + FILE + ".new &&";
        assertThat(screen.text(Nights.PAGE))
                .endsWith(
                        " fix         put /root/i 2 in its place\n\n"
                                + copy
                                + "\nmv "
                                + FILE
                                + ".new "
                                + FILE
                                + "\n");
        assertThat(screen.json()).contains(copy).doesNotContain("mkinitramfs");
        var same = new BootcheckScreen.Rebuilt("/root/i 2", before.verdict(), rebuilt.comparison());
        assertThat(new BootcheckScreen(before.files(), before.verdict(), Optional.of(same)).json())
                .contains("mkinitramfs");
    }

    /// What was given besides is given again, in quotes where a shell needs them.
    @Test
    void the_command_that_checks_the_new_image_asks_the_same() {
        var screen = screen("it-dep-megaraid-xz", MPTSAS, "--cmdline=root=/dev/sda1 quiet");
        assertThat(screen.text(Nights.PAGE))
                .contains(
                        "lifeboat bootcheck "
                                + FILE
                                + ".new --modalias 'spare 1.txt' '--cmdline=root=/dev/sda1 quiet' &&\n"
                                + "mv "
                                + FILE
                                + ".new "
                                + FILE
                                + "\n");
    }

    @Test
    void a_blacklist_on_the_command_line_is_not_mended_by_an_image() {
        var none = Optional.<String>empty();
        var hardware = HardwareList.read(MEGARAID.getBytes(StandardCharsets.UTF_8));
        var line = Optional.of("root=UUID=5eed blacklist=megaraid_sas");
        var verdict =
                Bootcheck.judge(
                        image("it-dep-megaraid-xz"),
                        new BootVerdict.Question(hardware, none, none, line, none));
        var files = new BootcheckScreen.Files(FILE, "spare1.txt", List.of());
        assertThat(new BootcheckScreen(files, verdict, Optional.empty()).text(Nights.PAGE))
                .contains(" fix         change the kernel's command line\n")
                .doesNotContain("mkinitramfs");
    }

    @Test
    void the_json_says_the_same() {
        var json =
                JsonMapper.builder().build().readTree(screen("it-dep-megaraid-xz", MPTSAS).json());
        assertThat(json.get("schema").stringValue()).isEqualTo("lifeboat.bootcheck/1");
        assertThat(json.get("verdict").stringValue()).isEqualTo("fails");
        assertThat(json.get("because").toString())
                .isEqualTo(
                        "[\"SCSI controller 1000:0054: no driver in the image; it needs mptsas\"]");
        assertThat(json.get("modules").intValue()).isEqualTo(44);
        assertThat(json.get("maker").stringValue()).isEqualTo("initramfs-tools");
        assertThat(json.at("/remedy/add").toString()).isEqualTo("[\"mptsas\"]");
        assertThat(json.at("/remedy/commands/0").stringValue())
                .isEqualTo("echo 'mptsas' >> /etc/initramfs-tools/modules");
        assertThat(json.at("/chain/1/usable").stringValue()).isEqualTo("NO");
        assertThat(json.get("compare").isNull()).isTrue();
    }
}
