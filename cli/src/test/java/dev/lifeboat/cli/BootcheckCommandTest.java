package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two files in, an answer and a code out.
class BootcheckCommandTest {
    private static final Path IMAGES = Path.of("../bootimage/src/test/resources/images");
    private static final String DEBIAN = IMAGES.resolve("it-dep-megaraid-xz.cpio.gz").toString();
    private static final String MEGARAID = "pci:v00001000d00000079sv00001000sd00009261bc01sc04i00";
    private static final String NVME =
            "00:03.0 \"0108\" \"1b36\" \"0010\" -r02 -p02 \"1af4\" \"1100\"";

    @TempDir private Path folder;

    private record Ended(int code, String out, String err) {}

    private static Ended run(InputStream in, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var before = new Object[] {System.in, System.out, System.err};
        try (var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
                var said = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            System.setIn(in);
            System.setOut(printed);
            System.setErr(said);
            var code = Main.run(words);
            return new Ended(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn((InputStream) before[0]);
            System.setOut((PrintStream) before[1]);
            System.setErr((PrintStream) before[2]);
        }
    }

    private static Ended run(String... words) {
        return run(InputStream.nullInputStream(), words);
    }

    private String list(String text) throws Exception {
        return Files.writeString(folder.resolve("list.txt"), text).toString();
    }

    @Test
    void the_exit_code_is_the_verdict() throws Exception {
        assertThat(run("bootcheck", DEBIAN, "--modalias", list(MEGARAID)).code()).isZero();
        assertThat(run("bootcheck", DEBIAN, "--modalias", list(NVME)).code()).isEqualTo(3);
        assertThat(run("bootcheck", DEBIAN, "--modalias", list("")).code()).isEqualTo(4);
        assertThat(run("bootcheck", DEBIAN, "--modalias", list(NVME), "--json").out())
                .startsWith("{\"schema\":\"lifeboat.bootcheck/1\"")
                .contains("\"verdict\":\"fails\"", "it needs nvme", "\"modules\":44");
    }

    @Test
    void either_file_may_come_from_standard_input_but_not_both() throws Exception {
        var bytes = Files.readAllBytes(Path.of(DEBIAN));
        var image =
                run(
                        new ByteArrayInputStream(bytes),
                        "bootcheck",
                        "-",
                        "--modalias",
                        list(MEGARAID));
        assertThat(image.code()).isZero();
        var text = new ByteArrayInputStream(MEGARAID.getBytes(StandardCharsets.UTF_8));
        assertThat(run(text, "bootcheck", DEBIAN, "--modalias", "-").code()).isZero();
        var both = run("bootcheck", "-", "--modalias", "-");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).isEqualTo("Only one file can come from standard input.\n");
    }

    @Test
    void files_that_are_not_there_are_named() throws Exception {
        var image = run("bootcheck", "/no/image", "--modalias", list(MEGARAID));
        assertThat(image.code()).isEqualTo(2);
        assertThat(image.err()).contains("there is no file /no/image");
        var list = run("bootcheck", DEBIAN, "--modalias", "/no/list");
        assertThat(list.code()).isEqualTo(2);
        assertThat(list.err()).isEqualTo("There is no file /no/list.\n");
        var kernel =
                run("bootcheck", DEBIAN, "--modalias", list(MEGARAID), "--kernel", "/no/vmlinuz");
        assertThat(kernel.code()).isEqualTo(2);
        assertThat(kernel.err())
                .isEqualTo(
                        """
                        there is no file /no/vmlinuz.
                        next:  --kernel VERSION, as uname -r prints it
                        """);
    }

    @Test
    void a_rebuild_that_left_an_empty_file_fails_and_says_how_to_mend_it() throws Exception {
        var empty = Files.createFile(folder.resolve("initrd.img")).toString();
        var ended = run("bootcheck", empty, "--modalias", list(MEGARAID));
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("FAILS", "at byte 0: ", "make it anew with");
        var cut = folder.resolve("cut.img");
        var bytes = Files.readAllBytes(Path.of(DEBIAN));
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 1000));
        var damaged = run("bootcheck", cut.toString(), "--modalias", list(MEGARAID));
        assertThat(damaged.code()).isEqualTo(4);
        assertThat(damaged.out()).contains("UNKNOWN", " image ", "at byte ");
    }

    /// An empty file in a newc archive.
    private static String entry(String name, int mode) {
        var end = "\0".repeat(1 + (-(110 + name.length() + 1) & 3));
        return "070701%08x%08x%s%08x%08x%s"
                .formatted(1, mode, "0".repeat(72), name.length() + 1, 0, name + end);
    }

    /// A file whose folder is not in the archive: the kernel passes over it in silence.
    @Test
    void what_is_odd_in_an_image_is_told() throws Exception {
        var archive = entry("no/folder", 0100644) + entry("TRAILER!!!", 0);
        var odd = Files.writeString(folder.resolve("odd.img"), archive);
        var ended = run("bootcheck", odd.toString(), "--modalias", list(MEGARAID));
        assertThat(ended.out()).contains("image: at byte 0: no/folder is left out by the kernel");
    }

    @Test
    void the_first_image_decides_and_the_second_is_compared() throws Exception {
        var other = IMAGES.resolve("dr-hostonly-megaraid-zstd.cpio.gz").toString();
        var ended = run("bootcheck", DEBIAN, "--modalias", list(MEGARAID), "--compare", other);
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("compared with", " modules     gained: ", "lost: ");
    }

    @Test
    void a_root_of_no_type_is_a_slip_of_the_keyboard() throws Exception {
        var ended = run("bootcheck", DEBIAN, "--modalias", list(MEGARAID), "--root-fs", "");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("--root-fs: \"\" is not a type such as ext4.\n");
    }

    @Test
    void a_root_of_a_type_that_nobody_knows_is_one_too() throws Exception {
        var ended = run("bootcheck", DEBIAN, "--modalias", list(MEGARAID), "--root-fs", "ext5");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo(
                        "--root-fs: neither Linux nor the image knows a filesystem ext5;"
                                + " did you mean ext4?\n");
        var known = run("bootcheck", DEBIAN, "--modalias", list(MEGARAID), "--root-fs", "xfs");
        assertThat(known.code()).isEqualTo(3);
    }

    @Test
    void the_kernel_may_be_given_by_version() throws Exception {
        var ended = run("bootcheck", DEBIAN, "--modalias", list(MEGARAID), "--kernel", "5.10.0-1");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("the kernel 5.10.0-1 loads none of its modules");
    }
}
