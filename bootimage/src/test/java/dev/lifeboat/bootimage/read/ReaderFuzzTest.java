package dev.lifeboat.bootimage.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lifeboat.bootimage.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images that were good before somebody changed them: whatever is in them, the reader answers,
/// soon, and in the memory that this module's tests have. `-Dlifeboat.fuzz=600` for so many
/// seconds, `-Dlifeboat.fuzz.seed=N` to see one.
final class ReaderFuzzTest {
    private static final int USUAL_SECONDS = 3;

    /// A bomb that just is none takes a second or two.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final byte[] PLAIN =
            Archive.newc()
                    .folders("usr/lib/modules/6.1.0/kernel")
                    .link("lib", "usr/lib")
                    .file("lib/modules/6.1.0/modules.dep", "kernel/sd_mod.ko: kernel/scsi_mod.ko\n")
                    .name("one", 9, 2, "")
                    .name("two", 9, 2, "of two names")
                    .entry("dev/console", Archive.DEVICE, new byte[0])
                    .file("lib/modules/6.1.0/kernel/sd_mod.ko", "module".repeat(500))
                    .trailer()
                    .bytes();

    private static final byte[] SUMMED =
            Archive.crc().folder("etc").file("etc/modules", "mptsas\n").trailer().bytes();

    @TempDir private Path folder;

    @Test
    void whatever_is_in_an_image_the_reader_answers() throws IOException {
        var one = Long.getLong("lifeboat.fuzz.seed");
        var seconds = Integer.getInteger("lifeboat.fuzz", USUAL_SECONDS);
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var seeds = one == null ? LongStream.iterate(0, n -> n + 1) : LongStream.of(one);
        var tried = 0L;
        for (var seed : (Iterable<Long>) seeds::iterator) {
            if (System.nanoTime() > end) {
                break;
            }
            check(seed);
            tried++;
        }
        assertThat(tried).isPositive();
    }

    private void check(long seed) throws IOException {
        var file = Files.write(folder.resolve("image"), image(new Random(seed)));
        var begun = System.nanoTime();
        try {
            assertThat(ImageReader.read(file)).isNotNull();
            assertThat(KernelFile.version(file)).isNotNull();
        } catch (Throwable e) {
            fail("-Dlifeboat.fuzz.seed=" + seed, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("-Dlifeboat.fuzz.seed=%d", seed)
                .isLessThan(PATIENCE);
    }

    /// Bad in the archive, in what it is packed into, or in both: a checksum of the one keeps most
    /// changes from the other.
    private static byte[] image(Random random) {
        var mutation = new Mutation(random);
        var archive = random.nextInt(4) == 0 ? SUMMED : PLAIN;
        var inner = random.nextInt(3) > 0 ? mutation.of(archive, SUMMED) : archive;
        var packings = List.copyOf(EnumSet.allOf(Packing.class));
        var packing = packings.get(random.nextInt(packings.size()));
        var packed = random.nextInt(20) == 0 ? lzop() : Packed.with(packing, inner);
        var parts = new ArrayList<byte[]>(List.of(packed));
        if (random.nextInt(3) == 0) {
            parts.addFirst(SUMMED);
        }
        if (random.nextInt(3) == 0) {
            parts.addLast(Packed.with(Packing.GZIP, SUMMED));
        }
        var whole = ImageOnDisk.joined(parts.toArray(byte[][]::new));
        if (random.nextInt(5) == 0) {
            whole = new ExecutableFile().with(".initrd", whole).with(".cmdline", "quiet").bytes();
        }
        return random.nextInt(3) > 0 ? mutation.of(whole, packed) : whole;
    }

    private static byte[] lzop() {
        return ImageOnDisk.resource("few.lzo");
    }
}
