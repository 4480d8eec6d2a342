package dev.lifeboat.bootimage.verdict;

import static dev.lifeboat.bootimage.verdict.BootcheckTest.judged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.Images;
import dev.lifeboat.bootimage.verdict.BootVerdict.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the words with which a kernel is started make of a real image's verdict.
class StartedTest {
    private static final BootImage DRACUT = Images.real("dr-hostonly-megaraid-zstd");
    private static final BootImage LIST = Images.real("it-list-megaraid+pvscsi-zstd");
    private static final String KERNEL_TAKEN =
            "the kernel is taken to be " + Images.KERNEL + ", as the image has no other";
    private static final String MODULES = "usr/lib/modules/" + Images.KERNEL + "/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quiet module_blacklist=x,ahci|FAILS|ahci is kept out by module_blacklist= at the kernel",
                "module_blacklist=libata|FAILS|ahci needs libata, which is kept out",
                "modprobe.blacklist=ahci|FAILS|ahci is blacklisted: modprobe.blacklist= on the kernel",
                "modprobe.blacklist=libata|BOOTS|",
                "rd.driver.blacklist=ahci|FAILS|ahci is blacklisted: rd.driver.blacklist= on the kernel",
                "rd.driver.post=ahci|BOOTS|",
                "rd.driver.blacklist=ahci rd.driver.pre=ahci|BOOTS|"
            })
    void blacklists_on_the_kernel_command_line_count(String line, Outcome outcome, String because) {
        judged(DRACUT, Asked.started(line, Asked.AHCI), outcome, because == null ? "" : because);
    }

    /// scripts/init-top/blacklist of initramfs-tools; nothing to the other makers.
    @Test
    void blacklist_on_the_command_line_is_initramfs_tools_own() {
        judged(
                LIST,
                Asked.started("root=UUID=5eed blacklist=e100,vmw-pvscsi", Asked.PVSCSI),
                Outcome.FAILS,
                "vmw_pvscsi is blacklisted: blacklist= on the kernel command line");
        judged(
                LIST,
                Asked.started("blacklist=vmw_pvscsi blacklist=x", Asked.PVSCSI),
                Outcome.BOOTS);
        judged(DRACUT, Asked.started("blacklist=ahci", Asked.AHCI), Outcome.BOOTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root=UUID=5eed rootfstype=ext4|BOOTS|ext4 (rootfstype=)",
                "root=UUID=5eed rootfstype=xfs|FAILS|no module in the image mounts xfs",
                "root=/dev/sda1|BOOTS|",
                "root=/dev/nvme0n1p2|FAILS|root=/dev/nvme0n1p2, but disks on it are called sd...",
                "root=/dev/mapper/vg-root|FAILS|LVM: lvm is not in the image",
                "root=/dev/vg/root|FAILS|LVM: lvm is not in the image",
                "root=/dev/md0|FAILS|software RAID: mdadm is not in the image",
                "cryptdevice=UUID=1:root|FAILS|LUKS: cryptsetup or systemd-cryptsetup is not in",
                "root=/dev/mapper/mpatha1|FAILS|multipath: multipathd or multipath is not in",
                "root=ZFS=rpool/ROOT|FAILS|root zfs (root=): no module in the image mounts zfs",
                "root=zfs:rpool/ROOT|FAILS|ZFS: zpool is not in the image",
                "root=/dev/disk/by-uuid/5eed|BOOTS|",
                "root=block:/dev/sda1|BOOTS|",
                "root=/dev/disk/by-path/pci-0000:00:1f.2-ata-1|UNKNOWN|root=UUID= holds behind any",
                "root=/dev/disk/by-id/wwn-0x5000|UNKNOWN|a name made of the controller",
                "root=/dev/disk/by-id/md-uuid-1|FAILS|software RAID: mdadm is not in",
                "root=/dev/disk/by-id/dm-name-vg-root|FAILS|LVM: lvm is not in",
                "root=/dev/mmcblk0p2|UNKNOWN|/dev/mmcblk0p2: what a root with this name needs",
                "root=/dev/cciss/c0d0p1|UNKNOWN|what a root with this name needs is not known",
                "root=live:CDLABEL=x|UNKNOWN|what a root with this name needs is not known",
                "root=/dev/vg/root rd.lvm=0|FAILS|dracut: rd.lvm=0 keeps it from LVM"
            })
    void the_command_line_says_what_the_root_lies_on(String line, Outcome outcome, String because) {
        judged(DRACUT, Asked.started(line, Asked.AHCI), outcome, because == null ? "" : because);
    }

    /// A kernel and Debian's scripts open all that they find.
    @Test
    void dracut_opens_only_the_layers_that_it_is_told_of() {
        var builtin = MODULES + "modules.builtin";
        var lvm =
                Images.but(
                        DRACUT,
                        Map.of(
                                "usr/sbin/lvm",
                                "m",
                                builtin + ".bin",
                                "-",
                                builtin,
                                text(DRACUT, builtin) + "kernel/drivers/md/dm-mod.ko\n"));
        var question = Asked.started("root=/dev/vg/root", Asked.AHCI);
        judged(
                lvm,
                question,
                Outcome.UNKNOWN,
                "dracut: it opens LVM where rd.lvm.lv=, rd.lvm.vg= or");
        for (var told : List.of("rd.lvm.lv=vg/root", "rd.auto", "rd.auto=1")) {
            judged(lvm, Asked.started("root=/dev/vg/root " + told, Asked.AHCI), Outcome.BOOTS);
        }
        judged(lvm, Asked.started("root=/dev/vg/root rd.auto=0", Asked.AHCI), Outcome.UNKNOWN);
    }

    @Test
    void luks_needs_its_cipher_and_somebody_to_open_it() {
        var builtin = MODULES + "modules.builtin";
        var image =
                Images.but(
                        DRACUT,
                        Map.of(
                                "usr/sbin/cryptsetup",
                                "m",
                                builtin + ".bin",
                                "-",
                                builtin,
                                text(DRACUT, builtin) + "kernel/drivers/md/dm-crypt.ko\n"));
        var question = Asked.started("root=/dev/mapper/luks-1 rd.luks.uuid=1", Asked.AHCI);
        judged(image, question, Outcome.BOOTS, "LUKS: dm_crypt, built into the kernel");
        assertThat(Bootcheck.judge(image, question).notes().toString())
                .contains("who opens LUKS is not known");
        var without = Images.but(image, Map.of(MODULES + "kernel/crypto/xts.ko", "-"));
        judged(without, question, Outcome.UNKNOWN, "LUKS: xts, of its usual cipher, is not in");
    }

    /// Seen of filesystems first: a busybox that reads only text, and indexes that are none.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root=/dev/vg/root|lvm|LVM: dm_mod: /sbin/modprobe is busybox's, which cannot read",
                "root=/dev/md0|mdadm|software RAID: raid1: /sbin/modprobe is busybox's",
                "root=UUID=5eed|lvm|"
            })
    void a_layer_needs_a_modprobe_that_reads_its_indexes(
            String line, String program, String because) {
        var builtin = MODULES + "modules.builtin";
        var whole =
                Images.but(
                        Images.real("it-dep-megaraid-xz"),
                        Map.of(
                                "usr/sbin/" + program,
                                "m",
                                builtin + ".bin",
                                "-",
                                builtin,
                                text(DRACUT, builtin) + "kernel/fs/ext4/ext4.ko\n"));
        var question = Asked.started(line, Asked.MEGARAID);
        judged(whole, question, Outcome.BOOTS);
        var busybox =
                Images.but(
                        whole,
                        Map.of(
                                "usr/bin/busybox",
                                "m",
                                "usr/sbin/modprobe",
                                "-> ../bin/busybox",
                                MODULES + "modules.dep",
                                "-",
                                MODULES + "modules.alias",
                                "-"));
        judged(
                busybox,
                question,
                because == null ? Outcome.BOOTS : Outcome.FAILS,
                because == null ? "" : because);
    }

    private static String text(BootImage image, String path) {
        return new ImageTree(image).text(path).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/sda1, false, false",
        "/dev/sda1, true, true",
        "/dev/sdb1, false, true",
        "/dev/vda1, true, false",
        "/dev/nvme1n1p2, false, true",
        "/dev/nvme0n1p2, true, false",
        "UUID=5eed, true, false"
    })
    void a_name_that_depends_on_the_order_of_disks_is_told(String root, boolean two, boolean told) {
        var line = "root=" + root;
        var question =
                two
                        ? Asked.started(line, Asked.AHCI, Asked.MPTSAS)
                        : Asked.started(line, Asked.AHCI);
        var note =
                line
                        + " depends on the order in which disks are found, which may be another"
                        + " here; root=UUID= does not";
        assertThat(Bootcheck.judge(DRACUT, question).notes().contains(note)).isEqualTo(told);
    }

    @Test
    void what_is_taken_for_granted_of_the_root_is_said() {
        var taken = "the root is taken to lie on a disk or partition, as ";
        assertThat(Bootcheck.judge(DRACUT, Asked.of(Asked.AHCI)).notes())
                .contains(taken + "no command line was given; --cmdline gives it");
        assertThat(Bootcheck.judge(DRACUT, Asked.started("quiet", Asked.AHCI)).notes())
                .contains(taken + "the command line has no root=");
        assertThat(Bootcheck.judge(DRACUT, Asked.started("root=UUID=5eed", Asked.AHCI)).notes())
                .contains(taken + "root=UUID=5eed does not say what lies below it");
        assertThat(Bootcheck.judge(DRACUT, Asked.started("root=/dev/sda1", Asked.AHCI)).notes())
                .isEqualTo(List.of(KERNEL_TAKEN));
    }
}
