package dev.lifeboat.bootimage.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.Entry;
import dev.lifeboat.bootimage.Images;
import dev.lifeboat.bootimage.hardware.HardwareList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Real indexes, configuration and lists with bytes changed at random: whatever comes of it, it is
/// an answer, soon. `-Dlifeboat.fuzz=600` for so many seconds, `-Dlifeboat.fuzz.seed=N` from there.
class BrokenInputTest {
    private static final int SECONDS = Integer.getInteger("lifeboat.fuzz", 3);
    private static final long SEED = Long.getLong("lifeboat.fuzz.seed", 1);

    /// Of one answer. Real ones take milliseconds; the machine may be busy.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String MODULES = "usr/lib/modules/" + Images.KERNEL;
    private static final List<String> LISTS =
            List.of(
                    "lspci-mmnnk.txt",
                    "lspci-vmmnnk.txt",
                    "lspci-vvnn.txt",
                    "lspci-nn.txt",
                    "lshw.json",
                    "lshw-numeric.json",
                    "facter-sample.json",
                    "modalias.txt");

    private final List<BootImage> images =
            List.of(
                    Images.real("it-dep-megaraid-xz"),
                    Images.real("arch-mkinitcpio-megaraid-zstd"),
                    Images.real("x-blacklist-pvscsi-gzip"));

    @Test
    void whatever_is_broken_there_is_an_answer_and_soon() throws IOException {
        var lists = new ArrayList<byte[]>();
        for (var name : LISTS) {
            try (var in = BrokenInputTest.class.getResourceAsStream("/hardware/" + name)) {
                lists.add(in.readAllBytes());
            }
        }
        var end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        var answers = 0;
        for (var seed = SEED; System.nanoTime() < end; seed++) {
            var random = new Random(seed);
            var begun = System.nanoTime();
            try {
                answer(random, lists);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("-Dlifeboat.fuzz.seed=" + seed, e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("seed %d", seed)
                    .isLessThan(PATIENCE);
            answers++;
        }
        assertThat(answers).isGreaterThan(SECONDS);
    }

    private void answer(Random random, List<byte[]> lists) {
        var image = images.get(random.nextInt(images.size()));
        var list = lists.get(random.nextInt(lists.size()));
        var hardware = HardwareList.read(random.nextBoolean() ? Broken.of(list, random) : list);
        var question =
                new BootVerdict.Question(
                        hardware,
                        Optional.empty(),
                        random.nextBoolean() ? Optional.of("ext4") : Optional.empty(),
                        Optional.of(
                                text(
                                        Broken.of(
                                                bytes("root=/dev/md0 module_blacklist=a,b"),
                                                random))),
                        Optional.empty());
        var verdict = Bootcheck.judge(broken(image, random), question);
        assertThat(verdict.because()).isNotEmpty();
        verdict.remedy().ifPresent(remedy -> assertThat(remedy.commands("i", "c")).isNotEmpty());
    }

    /// Mostly one file; sometimes all of the indexes.
    private static BootImage broken(BootImage image, Random random) {
        var files = new TreeMap<>(image.files());
        var kept =
                image.files().entrySet().stream()
                        .filter(file -> file.getValue().content().isPresent())
                        .filter(file -> file.getValue().size() > 0)
                        .toList();
        for (var i = random.nextInt(4); i >= 0; i--) {
            var file = kept.get(random.nextInt(kept.size()));
            files.put(file.getKey(), broken(file.getValue(), random));
        }
        if (random.nextInt(3) == 0) {
            files.computeIfPresent(
                    MODULES + "/modules.dep.bin", (_, entry) -> broken(entry, random));
            files.computeIfPresent(
                    MODULES + "/modules.alias.bin", (_, entry) -> broken(entry, random));
        }
        return Images.of(files);
    }

    private static Entry broken(Entry entry, Random random) {
        return Images.file(Broken.of(entry.content().orElseThrow().bytes(), random));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
