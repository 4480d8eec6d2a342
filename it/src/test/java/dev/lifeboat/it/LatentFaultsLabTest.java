package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More faults that lie there on a quiet day, one at a time, and the table of what is said of each.
@Tag("lab")
@Tag("all")
class LatentFaultsLabTest {
    private static final Path TABLE = Shell.CHECKOUT.resolve("docs/readiness.md");

    private static final Pattern FIRST =
            Pattern.compile(
                    "\"id\":\"([^\"]+)\",\"subject\":\"([^\"]+)\",\"ready\":\"(NO|UNKNOWN)\".*?"
                            + "\"because\":\"((?:[^\"\\\\]|\\\\.)*)\".*?\"remedy\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Path IMAGES =
            Shell.CHECKOUT.resolve("bootimage/src/test/resources/images");

    private static final String WITH_MPTSAS = "it-list-megaraid+mptsas-lz4.cpio.gz";

    private static final String MPTSAS = "pci:v00001000d00000054sv00001000sd00008000bc01sc00i00";

    private final List<String> rows = new ArrayList<>();

    /// What is found first, and what else is not proven.
    private String faulty(String fault, Path site, String first)
            throws IOException, InterruptedException {
        return faulty(fault, site, first, 3, "");
    }

    /// @param code of ready: 3 when it blocks, 4 when it leaves the host unproven
    /// @param effect what really happens without the fix
    private String faulty(String fault, Path site, String first, int code, String effect)
            throws IOException, InterruptedException {
        var ready = Shell.lifeboat(site, "ready", "kct09", "--json");
        assertThat(ready.code()).as(fault).isEqualTo(code);
        var found = FIRST.matcher(ready.out());
        assertThat(found.find()).as(fault).isTrue();
        assertThat(found.group(1) + " " + found.group(2)).as(fault).isEqualTo(first);
        var remedy = found.group(5);
        var because = found.group(4);
        var follows = new ArrayList<String>();
        while (found.find()) {
            follows.add(found.group(1));
        }
        rows.add(
                "| %s | `%s` | %s | %s | `%s` | %s |"
                        .formatted(
                                fault,
                                first,
                                steady(because),
                                String.join(", ", follows.stream().distinct().toList()),
                                steady(remedy),
                                effect));
        return remedy;
    }

    /// Without what differs from lab to lab.
    private static String steady(String text) {
        return text.replaceAll("client\\.[0-9]+", "client.N")
                .replaceAll(":0/[0-9]+", ":0/N")
                .replaceAll("[0-9/]{8} [0-9:]{8} UTC", "DATE")
                .replace("|", "\\|");
    }

    private static void isReady() throws IOException, InterruptedException {
        assertThat(Shell.lifeboat("ready", "kct09").code()).isZero();
    }

    @Test
    void each_is_named_first_and_its_fix_mends_it(@TempDir Path folder)
            throws IOException, InterruptedException {
        Site.begin("old");
        faultyCaps("the caps of 2019");
        Site.begin("blacklist");
        faultyCaps("caps with the spelling of 2017");
        var fix = Shell.lifeboat("caps", "fix", "client.libvirt", "--confirm=client.libvirt");
        assertThat(fix.code()).isZero();
        isReady();

        Shell.lab("bmc", "kct09", "--how", "swapped=kct10");
        faulty("a BMC entry that is another host's", Shell.SITE, "out-of-band kct09");
        Shell.lab("bmc", "kct09", "--how", "ok");
        isReady();

        faulty(
                "hosts that are full",
                site("full", "memory: [0-9]+ MiB", "memory: 100 MiB"),
                "capacity web-1");
        Shell.lab("bmc", "kct09", "--how", "ecc");
        faulty("memory that failed once", Shell.SITE, "out-of-band kct09", 4, "");
        Shell.lab("reset", "--caps", "new");
        isReady();
        spareWithoutDriver(new Rehearsal(folder));
        isReady();
        lostBridge();
        isReady();
        leftLock();
        isReady();
        withoutExclusiveLock();
        isReady();
        if (Boolean.getBoolean("lifeboat.rewrite")) {
            Files.writeString(TABLE, table());
        }
        assertThat(table()).isEqualTo(Files.readString(TABLE));
    }

    private void faultyCaps(String fault) throws IOException, InterruptedException {
        faulty(
                fault,
                Shell.SITE,
                "caps client.libvirt",
                3,
                "a client on another host with the same key cannot write: "
                        + "Permission denied (`lifeboat drill lock`)");
        var drill = Shell.lifeboat("drill", "lock", "kct09", "--onto=kct10", "--confirm=kct09");
        assertThat(drill.code()).isEqualTo(3);
        assertThat(drill.out()).contains("Permission denied");
    }

    private static Path site(String name, String from, String to) throws IOException {
        var site = Shell.SITE.resolveSibling(name + ".yaml");
        Files.writeString(site, Files.readString(Shell.SITE).replaceAll(from, to));
        return site;
    }

    /// The fault of 2019, with an older controller of the same maker: the spare's has no driver in
    /// the image that was made for the host's.
    private void spareWithoutDriver(Rehearsal rehearsal) throws IOException, InterruptedException {
        Files.writeString(Shell.SITE.resolveSibling("spare1.txt"), MPTSAS + "\n");
        var spares = site("spares", "brakes:", "spares: {spare1: {hardware: spare1.txt}}\nbrakes:");
        var fault = "a spare's controller without a driver in the boot image";
        var effect = "a kernel with such an image: " + Rehearsal.GAVE_UP + " (QEMU)";
        var remedy = faulty(fault, spares, "boot kct09", 3, effect);
        assertThat(rehearsal.onMptsas("raid-gzip"))
                .contains(Rehearsal.GAVE_UP)
                .doesNotContain(Rehearsal.MOUNTED);
        assertThat(rehearsal.onMptsas("it-gzip")).contains(Rehearsal.MOUNTED);
        assertThat(remedy)
                .isEqualTo(
                        "on kct09: echo mptsas >> /etc/initramfs-tools/modules"
                                + " && update-initramfs -u -k 6.1.0-56-amd64");
        assertThat(Shell.lifeboat(spares, "why", "boot", "kct09").out())
                .contains("echo mptsas >> /etc/initramfs-tools/modules");
        var image = Shell.SITE.resolveSibling("hosts/kct09/boot/initrd.img-6.1.0-56-amd64");
        var before = Files.getLastModifiedTime(image);
        // As that command makes it, and as a boot would have tried it.
        Files.write(image, Files.readAllBytes(IMAGES.resolve(WITH_MPTSAS)));
        Files.setLastModifiedTime(image, before);
        var ready = Shell.lifeboat(spares, "ready", "kct09");
        assertThat(ready.out()).contains("READY").doesNotContain(" boot  ");
        assertThat(ready.code()).isZero();
        Shell.lab("reset");
    }

    private void lostBridge() throws IOException, InterruptedException {
        var was = Shell.virsh("kct09", "dumpxml", "--inactive", "web-1").out();
        define(was.replaceAll("bridge='[^']+'", "bridge='br-lost'"));
        faulty("a bridge that no other host has", Shell.SITE, "capacity web-1");
        define(was);
    }

    private static void define(String xml) throws IOException, InterruptedException {
        var file = Shell.SITE.resolveSibling("web-1-changed.xml");
        Files.writeString(file, xml);
        assertThat(Shell.virsh("kct09", "define", file.toString()).code()).isZero();
    }

    /// What a client that died leaves of a guest that is off.
    private void leftLock() throws IOException, InterruptedException {
        var wanted = site("wanted", "web-2: \\{", "web-2: {wanted: on, ");
        assertThat(Shell.virsh("kct09", "destroy", "web-2").code()).isZero();
        assertThat(Shell.rbd("lock", "add", "vms/web-2", "left-behind").code()).isZero();
        var remedy = faulty("a lock that a dead client left", wanted, "locks vms/web-2");
        var words = remedy.replace("'", "").split(" ");
        assertThat(words).startsWith("rbd", "lock", "rm").hasSize(6);
        assertThat(Shell.rbd(words[1], words[2], words[3], words[4], words[5]).code()).isZero();
        assertThat(Shell.virsh("kct09", "start", "web-2").code()).isZero();
    }

    /// As images of krbd were made for years.
    private void withoutExclusiveLock() throws IOException, InterruptedException {
        assertThat(Shell.virsh("kct09", "destroy", "web-2").code()).isZero();
        var image = "vms/web-2";
        // With fast-diff goes the object-map on which it rests.
        for (var feature : List.of("fast-diff", "exclusive-lock")) {
            assertThat(Shell.rbd("feature", "disable", image, feature).code()).isZero();
        }
        assertThat(Shell.virsh("kct09", "start", "web-2").code()).isZero();
        var remedy = faulty("an image without exclusive-lock", Shell.SITE, "locks vms/web-2");
        assertThat(remedy).isEqualTo("rbd feature enable vms/web-2 exclusive-lock");
        assertThat(Shell.rbd("feature", "enable", image, "exclusive-lock").code()).isZero();
        // Its client takes the lock with its next write.
        var until = Instant.now().plus(Duration.ofSeconds(30));
        while (Shell.lifeboat("ready", "kct09").code() != 0 && Instant.now().isBefore(until)) {
            Thread.sleep(1000);
        }
    }

    private String table() {
        return """
        # What `lifeboat ready` says of a fault

        Each was made in the lab, one at a time; what is named first is the fault, what follows from it stands beside it, and
        the fix made the host ready again. Written by `LatentFaultsLabTest` (`./build verify --all`).

        | fault | named first | because | also unproven | fix | without the fix |
        |---|---|---|---|---|---|
        %s
        """
                .formatted(String.join("\n", rows));
    }
}
