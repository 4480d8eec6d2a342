package dev.lifeboat.bootimage.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Packing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KernelFileTest {
    private static final String UTS =
            "6.1.0-56-amd64 (debian-kernel@lists.debian.org) #1 SMP PREEMPT_DYNAMIC";

    @TempDir private Path folder;

    /// The header of a bzImage, and the text that it points to.
    static byte[] bzImage(String text) {
        var kernel = ByteBuffer.allocate(0x1000).order(ByteOrder.LITTLE_ENDIAN);
        kernel.putInt(0x202, 0x53726448).putShort(0x20e, (short) 0x600);
        kernel.position(0x800).put(text.getBytes(StandardCharsets.ISO_8859_1));
        return kernel.array();
    }

    private KernelFile.Version version(byte[] bytes) {
        try {
            return KernelFile.version(Files.write(folder.resolve("vmlinuz"), bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_kernel_tells_its_release() {
        assertThat(version(bzImage(UTS))).isEqualTo(new KernelFile.Known("6.1.0-56-amd64"));
    }

    @Test
    void a_unified_image_tells_that_of_its_kernel() {
        assertThat(version(new ExecutableFile().with(".linux", bzImage(UTS)).bytes()))
                .isEqualTo(new KernelFile.Known("6.1.0-56-amd64"));
    }

    @Test
    void what_does_not_tell_is_unknown() {
        var pointsNowhere = bzImage(UTS);
        pointsNowhere[0x20f] = (byte) 0xff;
        var bytes =
                new byte[][] {
                    {},
                    new byte[0x210],
                    Packed.with(Packing.GZIP, bzImage(UTS)),
                    bzImage(""),
                    bzImage("x".repeat(100)),
                    bzImage("6.1\u001b[31m evil"),
                    pointsNowhere
                };
        for (var each : bytes) {
            assertThat(version(each))
                    .isEqualTo(
                            new KernelFile.Unknown(
                                    folder.resolve("vmlinuz")
                                            + " is not a kernel that tells its version"));
        }
    }

    @Test
    void what_is_no_file_is_unknown() {
        assertThat(KernelFile.version(folder))
                .isEqualTo(new KernelFile.Unknown(folder + " is not a file"));
        assertThat(KernelFile.version(folder.resolve("none")))
                .isEqualTo(new KernelFile.Unknown("there is no file " + folder.resolve("none")));
    }
}
