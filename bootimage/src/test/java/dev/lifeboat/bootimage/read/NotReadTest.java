package dev.lifeboat.bootimage.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is no file is told, and not waited for.
@Timeout(20)
final class NotReadTest {
    @TempDir private Path folder;

    @Test
    void no_file_a_folder_and_a_device_are_told() {
        var none = folder.resolve("none");
        assertThat(ImageReader.read(none)).isEqualTo(new Read.NotRead("there is no file " + none));
        assertThat(ImageReader.read(folder))
                .isEqualTo(new Read.NotRead(folder + " is a folder, not a file"));
        assertThat(ImageReader.read(Path.of("/dev/zero")))
                .isEqualTo(new Read.NotRead("/dev/zero is not a file"));
    }

    @Test
    void a_pipe_is_told_before_anything_waits_for_it() throws Exception {
        var pipe = folder.resolve("pipe");
        var made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ImageReader.read(pipe)).isEqualTo(new Read.NotRead(pipe + " is not a file"));
    }

    /// To pass over its zeros takes minutes.
    @Test
    void a_file_larger_than_any_image_is_told_at_once() throws IOException {
        var huge = folder.resolve("disk.raw");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(20L << 30);
        }
        assertThat(ImageReader.read(huge))
                .isEqualTo(new Read.NotRead(huge + " has 20 GiB, and no image has 4"));
    }

    @Test
    void a_link_to_an_image_is_the_image() throws IOException {
        var image =
                Files.write(
                        folder.resolve("image"), Archive.newc().folder("etc").trailer().bytes());
        var link = Files.createSymbolicLink(folder.resolve("initrd.img"), image.getFileName());
        assertThat(ImageReader.read(link)).isInstanceOf(Read.Whole.class);
    }
}
