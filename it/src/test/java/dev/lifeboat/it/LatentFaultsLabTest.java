package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More faults that lie there on a quiet day, one at a time, and the table of what is said of each.
@Tag("lab")
@Tag("all")
class LatentFaultsLabTest {
    private static final Path IMAGES =
            Shell.CHECKOUT.resolve("bootimage/src/test/resources/images");

    private static final String WITH_MPTSAS = "it-list-megaraid+mptsas-lz4.cpio.gz";

    private static final String MPTSAS = "pci:v00001000d00000054sv00001000sd00008000bc01sc00i00";

    private final FaultTable table = new FaultTable();

    /// What a guest's own host does with it after Lifeboat has brought it elsewhere.
    private String fenced = "";

    private static void isReady() throws IOException, InterruptedException {
        assertThat(Shell.lifeboat("ready", "kct09").code()).isZero();
    }

    @Test
    void each_is_named_first_its_fix_mends_it_and_without_it_the_worst_happens(@TempDir Path folder)
            throws IOException, InterruptedException {
        caps("the caps of 2019", "old");
        caps("caps with the spelling of 2017", "blacklist");
        whatFailsInOneNight();
        memoryFailed();
        spareWithoutDriver(new Rehearsal(folder));
        lostBridge();
        leftLock();
        withoutExclusiveLock();
        startsByItself();
        table.isAsWritten();
    }

    private void caps(String fault, String caps) throws IOException, InterruptedException {
        Site.begin(caps);
        var row = table.named(fault, Shell.SITE, "caps client.libvirt");
        assertThat(row.follows()).as("the caps alone").isEmpty();
        var fix = Shell.lifeboat("caps", "fix", "client.libvirt", "--confirm=client.libvirt");
        assertThat(fix.code()).isZero();
        isReady();
        Site.begin(caps);
        row.without(WithoutTheFix.takeOver());
    }

    /// Each is named and mended while all is well; then kct09 hangs, and meets them in turn.
    private void whatFailsInOneNight() throws IOException, InterruptedException {
        Site.begin("new");
        var badPassword = Site.withWrongBmcPassword();
        var password = table.named("a wrong BMC password", badPassword, "out-of-band kct09");
        isReady();
        Shell.lab("bmc", "kct09", "--how", "swapped=kct10");
        var swapped =
                table.named("a BMC entry that is another host's", Shell.SITE, "out-of-band kct09");
        Shell.lab("bmc", "kct09", "--how", "ok");
        isReady();
        var small = Site.file("full", "memory: [0-9]+ MiB", "memory: 100 MiB");
        var full = table.named("hosts that are full", small, "capacity web-1");
        isReady();

        Shell.virsh("kct09", "autostart", "db-1");
        Site.hang();
        password.without(FaultyNight.withBmc(badPassword, "RAKP 2 HMAC is invalid"));
        Shell.lab("bmc", "kct09", "--how", "swapped=kct10");
        swapped.without(FaultyNight.withBmc(Shell.SITE, swapped.because()));
        Shell.lab("bmc", "kct09", "--how", "ok");
        full.without(FaultyNight.onHostsThatAreFull(small, full.because()));
        fenced = FaultyNight.startedAgain("db-1");
    }

    private void startsByItself() throws IOException, InterruptedException {
        Shell.virsh("kct09", "autostart", "web-1");
        var row = table.named("a guest that its host starts", Shell.SITE, "return web-1");
        var words = row.remedy().split(" ");
        assertThat(words).startsWith("virsh", "-c").hasSize(6);
        assertThat(Shell.virsh("kct09", words[3], words[4], words[5]).code()).isZero();
        isReady();
        row.without(WithoutTheFix.startedAgain() + "; " + fenced);
    }

    private void memoryFailed() throws IOException, InterruptedException {
        Shell.lab("reset");
        isReady();
        Shell.lab("bmc", "kct09", "--how", "ecc");
        table.named("memory that failed once", Shell.SITE, "out-of-band kct09", 4)
                .without("not tried: no memory of the lab's fails");
        Shell.lab("reset");
        isReady();
    }

    /// The fault of 2019, with an older controller of the same maker: the spare's has no driver in
    /// the image that was made for the host's.
    private void spareWithoutDriver(Rehearsal rehearsal) throws IOException, InterruptedException {
        Files.writeString(Shell.SITE.resolveSibling("spare1.txt"), MPTSAS + "\n");
        var spares =
                Site.file("spares", "brakes:", "spares: {spare1: {hardware: spare1.txt}}\nbrakes:");
        var fault = "a spare's controller without a driver in the boot image";
        var row = table.named(fault, spares, "boot kct09");
        assertThat(rehearsal.onMptsas("raid-gzip"))
                .contains(Rehearsal.GAVE_UP)
                .doesNotContain(Rehearsal.MOUNTED);
        assertThat(rehearsal.onMptsas("it-gzip")).contains(Rehearsal.MOUNTED);
        row.without("a kernel with such an image: " + Rehearsal.GAVE_UP + " (QEMU)");
        assertThat(row.remedy())
                .isEqualTo(
                        "on kct09: echo mptsas >> /etc/initramfs-tools/modules"
                                + " && update-initramfs -u -k 6.1.0-56-amd64");
        var image = Shell.SITE.resolveSibling("hosts/kct09/boot/initrd.img-6.1.0-56-amd64");
        var before = Files.getLastModifiedTime(image);
        // As that command makes it, and as a boot would have tried it.
        Files.write(image, Files.readAllBytes(IMAGES.resolve(WITH_MPTSAS)));
        Files.setLastModifiedTime(image, before);
        var ready = Shell.lifeboat(spares, "ready", "kct09");
        assertThat(ready.out()).contains("READY").doesNotContain(" boot  ");
        assertThat(ready.code()).isZero();
        Shell.lab("reset");
        isReady();
    }

    private void lostBridge() throws IOException, InterruptedException {
        var guest = PlainLibvirt.on("kct09", "web-1");
        var elsewhere = guest.definition().replaceAll("bridge='[^']+'", "bridge='br-lost'");
        var lost = new PlainLibvirt("web-1", elsewhere);
        lost.define("kct09");
        var row = table.named("a bridge that no other host has", Shell.SITE, "capacity web-1");
        row.without(WithoutTheFix.bridgeLost(lost));
        guest.define("kct09");
        isReady();
    }

    /// What a script that locks by hand leaves of a guest that is off.
    private void leftLock() throws IOException, InterruptedException {
        var wanted = Site.file("wanted", "web-2: \\{", "web-2: {wanted: on, ");
        var guest = PlainLibvirt.on("kct09", "web-2");
        assertThat(Shell.virsh("kct09", "destroy", "web-2").code()).isZero();
        assertThat(Shell.rbd("lock", "add", "vms/web-2", "left-behind").code()).isZero();
        var row = table.named("a lock that a dead client left", wanted, "locks vms/web-2");
        var words = row.remedy().replace("'", "").split(" ");
        assertThat(words).startsWith("rbd", "lock", "rm").hasSize(6);
        row.without(WithoutTheFix.lockLeft(guest, () -> isDone(words)));
        assertThat(Shell.virsh("kct09", "start", "web-2").code()).isZero();
        isReady();
    }

    private static void isDone(String... rbd) throws IOException, InterruptedException {
        var words = Arrays.copyOfRange(rbd, 1, rbd.length);
        assertThat(Shell.rbd(words).code()).isZero();
    }

    /// As images of krbd were made for years.
    private void withoutExclusiveLock() throws IOException, InterruptedException {
        var image = "vms/web-2";
        isWithoutLock(image);
        var row = table.named("an image without exclusive-lock", Shell.SITE, "locks vms/web-2");
        assertThat(row.remedy()).isEqualTo("rbd feature enable vms/web-2 exclusive-lock");
        assertThat(Shell.rbd("feature", "enable", image, "exclusive-lock").code()).isZero();
        // Its client takes the lock with its next write.
        Patience.until("kct09 is ready", () -> Shell.lifeboat("ready", "kct09").code() == 0);
        var locked = WithoutTheFix.locked();
        Site.begin("new");
        isWithoutLock(image);
        row.without(WithoutTheFix.notLocked() + "; " + locked);
        Site.begin("new");
    }

    private static void isWithoutLock(String image) throws IOException, InterruptedException {
        assertThat(Shell.virsh("kct09", "destroy", "web-2").code()).isZero();
        // With fast-diff goes the object-map on which it rests.
        for (var feature : List.of("fast-diff", "exclusive-lock")) {
            assertThat(Shell.rbd("feature", "disable", image, feature).code()).isZero();
        }
        assertThat(Shell.virsh("kct09", "start", "web-2").code()).isZero();
    }
}
