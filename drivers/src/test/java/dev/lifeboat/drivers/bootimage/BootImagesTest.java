package dev.lifeboat.drivers.bootimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.BootImage;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.access.Chassis;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.ssh.RemoteFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real scripts and the real judge on hosts that are folders.
@SuppressWarnings("NullAway.Init") // JUnit gives the folder before each test
class BootImagesTest {
    private static final HostId KCT09 = new HostId("kct09");
    private static final HostId KCT10 = new HostId("kct10");
    private static final HostId SPARE = new HostId("spare1");
    private static final String LACKS =
            "SCSI controller 1000:0054: no driver in the image; it needs mptsas";

    @TempDir private Path folder;
    private Path kept;
    private OwnDisk disk;
    private int fetched;

    @BeforeEach
    void install() throws IOException {
        kept = folder.resolve("kept");
        disk = OwnDisk.in(folder);
        disk.install(KCT09);
        disk.install(KCT10);
        Files.writeString(folder.resolve("spare1.txt"), OwnDisk.MPTSAS + "\n");
    }

    private BootImages images(Map<HostId, Chassis> spares) {
        var counting =
                new RemoteFiles() {
                    @Override
                    public Ended run(HostId host, String script, Duration limit) {
                        return disk.run(host, script, limit);
                    }

                    @Override
                    public Ended fetch(HostId host, String script, Download download) {
                        fetched++;
                        return disk.fetch(host, script, download);
                    }
                };
        return new BootImages(
                counting,
                new TreeMap<>(Map.of(KCT09, new TreeMap<>(spares))),
                kept,
                InstantSource.system());
    }

    private Chassis listed(String file) {
        return new Chassis.Listed(folder.resolve(file), Optional.empty());
    }

    private static BootImage known(Reading<BootImage> reading) {
        return reading.fact().orElseThrow(() -> new AssertionError(reading));
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(kept)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_host_without_spares_is_judged_where_it_is() throws IOException {
        var image = known(images(Map.of()).of(KCT09));
        assertThat(image.kernel()).isEqualTo("6.1.0-56-amd64, entry 0 of /boot/grub/grub.cfg");
        assertThat(image.on()).isEqualTo(Map.of(KCT09, Verdict.yes("boots")));
        assertThat(image.fix()).isEmpty();
        assertThat(left()).containsExactly("kct09.judged");
    }

    /// The fault of 2019, with an older controller of the same maker.
    @Test
    void a_spare_whose_controller_has_no_driver_in_the_image_is_named_with_the_fix()
            throws IOException {
        var image = known(images(Map.of(SPARE, listed("spare1.txt"))).of(KCT09));
        assertThat(image.on().get(KCT09)).isEqualTo(Verdict.yes("boots"));
        assertThat(image.on().get(SPARE)).isEqualTo(Verdict.no(LACKS));
        assertThat(image.fix())
                .isEqualTo(
                        "on kct09: echo mptsas >> /etc/initramfs-tools/modules"
                                + " && update-initramfs -u -k 6.1.0-56-amd64");
        disk.image(KCT09, "it-list-megaraid+mptsas-lz4");
        var mended = known(images(Map.of(SPARE, listed("spare1.txt"))).of(KCT09));
        assertThat(mended.on().values()).allMatch(Verdict::isYes);
        assertThat(mended.fix()).isEmpty();
    }

    @Test
    void an_image_is_fetched_again_only_when_something_of_the_question_has_changed()
            throws IOException {
        var first = known(images(Map.of()).of(KCT09));
        assertThat(known(images(Map.of()).of(KCT09))).isEqualTo(first);
        assertThat(fetched).isEqualTo(1);
        disk.image(KCT09, "it-dep-megaraid-xz");
        known(images(Map.of()).of(KCT09));
        assertThat(fetched).isEqualTo(2);
        var spares = Map.of(SPARE, listed("spare1.txt"));
        var both = known(images(spares).of(KCT09));
        assertThat(fetched).isEqualTo(3);
        known(images(Map.of()).of(KCT09));
        known(images(Map.of(SPARE, listed("gone.txt"))).of(KCT09));
        assertThat(known(images(spares).of(KCT09))).isEqualTo(both);
        assertThat(fetched).isEqualTo(3);
        Files.writeString(kept.resolve("kct09.judged"), "{\"on\": [1");
        known(images(Map.of()).of(KCT09));
        assertThat(fetched).isEqualTo(4);
    }

    @Test
    void an_image_that_is_none_by_its_size_is_not_fetched() throws IOException {
        try (var file =
                new RandomAccessFile(
                        folder.resolve("kct09").resolve(OwnDisk.IMAGE).toFile(), "rw")) {
            file.setLength(600L * 1024 * 1024);
        }
        assertThat(why(images(Map.of()).of(KCT09)))
                .isEqualTo("/boot/initrd.img-6.1.0-56-amd64 is longer than 536870912 bytes");
        assertThat(fetched).isZero();
    }

    @Test
    void another_host_says_itself_what_it_is_made_of() throws IOException {
        disk.write(KCT10, "sys/bus/pci/devices/0000:03:00.0/modalias", OwnDisk.MPTSAS);
        var spares = Map.<HostId, Chassis>of(KCT10, new Chassis.Living());
        assertThat(known(images(spares).of(KCT09)).on().get(KCT10)).isEqualTo(Verdict.no(LACKS));
    }

    @Test
    void a_chassis_of_which_nothing_can_be_read_is_unknown_and_the_others_are_judged()
            throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "bought in 2017, works\n");
        var spares = Map.of(SPARE, listed("gone.txt"), new HostId("spare2"), listed("notes.txt"));
        var image = known(images(spares).of(KCT09));
        assertThat(image.on().get(KCT09)).isEqualTo(Verdict.yes("boots"));
        assertThat(image.on().get(SPARE))
                .isEqualTo(Verdict.unknown(folder.resolve("gone.txt") + " cannot be read"));
        assertThat(image.on().get(new HostId("spare2")))
                .asString()
                .contains("UNKNOWN", "the list has no storage controller");
        assertThat(image.fix()).startsWith("say more of spare1 in the site file:");
    }

    @Test
    void a_damaged_image_boots_nowhere_and_leaves_nothing_behind() throws IOException {
        var whole = Files.readAllBytes(folder.resolve("kct09").resolve(OwnDisk.IMAGE));
        var random = new byte[20_000];
        new Random(7).nextBytes(random);
        for (var bad :
                List.of(
                        new byte[0],
                        random,
                        Arrays.copyOf(whole, whole.length / 2),
                        Arrays.copyOf(whole, whole.length - 3))) {
            disk.image(KCT09, bad);
            var image = known(images(Map.of(SPARE, listed("spare1.txt"))).of(KCT09));
            assertThat(image.on()).hasSize(2);
            assertThat(image.on().values())
                    .noneMatch(Verdict::isYes)
                    .noneMatch(verdict -> verdict.because().isEmpty());
            assertThat(left()).containsExactly("kct09.judged");
        }
        disk.image(KCT09, whole);
        assertThat(known(images(Map.of()).of(KCT09)).on().values()).allMatch(Verdict::isYes);
    }

    @Test
    void what_comes_next_is_unknown_where_the_loader_does_not_say() throws IOException {
        disk.write(KCT09, "boot/grub/grub.cfg", "set default=\"7\"\nmenuentry 'a' {\n}\n");
        assertThat(why(images(Map.of()).of(KCT09)))
                .isEqualTo("/boot/grub/grub.cfg takes \"7\", which is none of its entries");
        Files.delete(folder.resolve("kct10").resolve(OwnDisk.IMAGE));
        assertThat(why(images(Map.of()).of(KCT10)))
                .isEqualTo(
                        "entry 0 of /boot/grub/grub.cfg names /boot/initrd.img-6.1.0-56-amd64,"
                                + " which is not in /boot");
        assertThat(kept).doesNotExist();
    }

    private static String why(Reading<BootImage> reading) {
        return reading instanceof Reading.Unknown<BootImage> unknown
                ? unknown.why().text()
                : "known: " + reading;
    }
}
