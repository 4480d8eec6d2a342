package dev.lifeboat.bootimage.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.Images;
import dev.lifeboat.bootimage.verdict.BootVerdict.Outcome;
import dev.lifeboat.bootimage.verdict.BootVerdict.Question;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On real images, changed in one thing each.
class BootcheckTest {
    private static final BootImage DEBIAN = Images.real("it-dep-megaraid-xz");
    private static final BootImage DRACUT = Images.real("dr-hostonly-megaraid-zstd");
    private static final BootImage LIST = Images.real("it-list-megaraid+pvscsi-zstd");
    private static final String MODULES = "usr/lib/modules/" + Images.KERNEL + "/";

    static void judged(BootImage image, Question question, Outcome outcome, String... because) {
        var verdict = Bootcheck.judge(image, question);
        for (var sentence : because) {
            assertThat(verdict.because().toString()).contains(sentence);
        }
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    @Test
    void what_boots_says_every_link() {
        var verdict = Bootcheck.judge(DEBIAN, Asked.of(Asked.MEGARAID));
        assertThat(verdict.because())
                .containsExactly(
                        Images.KERNEL + ": 44 modules in the image",
                        "RAID controller 1000:0079: megaraid_sas",
                        "SCSI disk: sd_mod",
                        "root ext4 (the image has fsck.ext4): ext4");
        assertThat(verdict.modules()).isEqualTo(44);
        assertThat(verdict.remedy()).isEmpty();
    }

    @Test
    void without_a_storage_controller_nothing_is_known() {
        judged(DEBIAN, Asked.of(""), Outcome.UNKNOWN, "the list has no storage controller");
        judged(
                DEBIAN,
                Asked.rootOn("03:00.0", Asked.MEGARAID),
                Outcome.UNKNOWN,
                "no storage controller of the list is \"03:00.0\"");
    }

    @Test
    void of_two_controllers_the_one_with_the_root_decides() {
        judged(
                DEBIAN,
                Asked.of(Asked.MEGARAID, Asked.AHCI),
                Outcome.UNKNOWN,
                "SATA controller 8086:2922: no driver in the image; it needs ahci");
        judged(DEBIAN, Asked.rootOn("1000:0079", Asked.MEGARAID, Asked.AHCI), Outcome.BOOTS);
        judged(DEBIAN, Asked.rootOn("8086:2922", Asked.MEGARAID, Asked.AHCI), Outcome.FAILS);
        judged(DEBIAN, Asked.of(Asked.NVME, Asked.AHCI), Outcome.FAILS);
    }

    @Test
    void a_driver_without_what_it_needs_fails() {
        var gone = MODULES + "kernel/drivers/scsi/scsi_transport_sas.ko";
        judged(
                Images.but(Images.real("it-list-megaraid+mptsas-lz4"), Map.of(gone, "-")),
                Asked.of(Asked.MPTSAS),
                Outcome.FAILS,
                "mptsas needs scsi_transport_sas, which is not in the image");
        judged(
                Images.but(
                        DEBIAN,
                        Map.of(MODULES + "kernel/drivers/scsi/megaraid/megaraid_sas.ko", "-")),
                Asked.of(Asked.MEGARAID),
                Outcome.FAILS,
                "megaraid_sas is not in the image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blacklist vmw_pvscsi|FAILS|vmw_pvscsi is blacklisted: etc/modprobe.d/x.conf:1",
                "blacklist scsi_mod|BOOTS|",
                "install vmw-pvscsi /bin/false|FAILS|vmw_pvscsi is not loaded: install /bin/false, etc/modprobe.d/x.conf:1",
                "install scsi_mod /bin/true|FAILS|vmw_pvscsi needs scsi_mod, which is not loaded",
                "install vmw_pvscsi /sbin/modprobe --ignore-install vmw_pvscsi|BOOTS|",
                "install vmw_pvscsi /etc/own-script|UNKNOWN|is not loaded but a command run, etc/modprobe.d/x.conf:1: /etc/own-script",
                "blacklist ext4|FAILS|root ext4",
                "blacklist sd_mod|FAILS|sd_mod is blacklisted"
            })
    void lines_of_modprobe_d_count(String line, Outcome outcome, String because) {
        judged(
                Images.but(LIST, Map.of("etc/modprobe.d/x.conf", line)),
                Asked.of(Asked.PVSCSI),
                outcome,
                because == null ? "" : because);
    }

    @Test
    void a_root_on_the_network_needs_its_card_and_no_disk() {
        var card = "pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00";
        judged(
                DEBIAN,
                Asked.started("root=/dev/nfs", card),
                Outcome.FAILS,
                "NFS: nfs is not in the image",
                "network: no card has a driver in the image");
    }

    @Test
    void the_kernel_must_be_the_one_of_the_modules() {
        judged(
                DEBIAN,
                Asked.kernel("6.1.0-40-amd64", Asked.MEGARAID),
                Outcome.FAILS,
                "loads none of its modules: it has modules of 6.1.0-56-amd64");
        var two = Images.but(DEBIAN, Map.of("usr/lib/modules/6.1.0-40-amd64/kernel/a.ko", "m"));
        judged(
                two,
                Asked.of(Asked.MEGARAID),
                Outcome.UNKNOWN,
                "modules of 6.1.0-40-amd64 and 6.1.0-56-amd64; --kernel says which runs");
        judged(two, Asked.kernel(Images.KERNEL, Asked.MEGARAID), Outcome.BOOTS);
    }

    @Test
    void a_root_of_which_nothing_says_the_filesystem_is_not_known() {
        var image = Images.but(LIST, Map.of("conf/modules", "sd_mod"));
        judged(image, Asked.of(Asked.PVSCSI), Outcome.UNKNOWN, "--root-fs says it");
        judged(image, Asked.rootFs("ext4", Asked.PVSCSI), Outcome.BOOTS);
        judged(image, Asked.rootFs("xfs", Asked.PVSCSI), Outcome.FAILS);
    }

    /// Nothing of that name can be put into the image.
    @Test
    void a_filesystem_that_nobody_knows_is_not_missing() {
        var given = Bootcheck.judge(LIST, Asked.rootFs("ext5", Asked.PVSCSI));
        assertThat(given.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(given.because().toString()).contains("ext5 is no filesystem that is known here");
        assertThat(given.lacking()).isEmpty();
        var started = Bootcheck.judge(LIST, Asked.started("rootfstype=ext5", Asked.PVSCSI));
        assertThat(started.outcome()).isEqualTo(Outcome.FAILS);
        assertThat(started.lacking()).isEmpty();
    }

    @Test
    void checksums_that_nothing_computes_leave_the_root_unknown() {
        var without =
                Map.of(
                        MODULES + "kernel/crypto/crc32c_generic.ko", "-",
                        MODULES + "kernel/arch/x86/crypto/crc32c-intel.ko", "-");
        judged(
                Images.but(LIST, without),
                Asked.of(Asked.PVSCSI),
                Outcome.UNKNOWN,
                "ext4 wants crypto-crc32c, which nothing in the image is");
    }

    /// The kernel mounts the root itself if it can.
    @Test
    void an_image_that_runs_nothing_fails_unless_the_kernel_needs_no_module() {
        var image = Images.but(DEBIAN, Map.of("init", "-"));
        judged(
                image,
                Asked.of(Asked.MEGARAID),
                Outcome.FAILS,
                "megaraid_sas is there, but without /init nothing loads it");
        var all = "kernel/megaraid_sas.ko\nkernel/sd_mod.ko\nkernel/ext4.ko\nkernel/dm-mod.ko\n";
        var builtin =
                Images.but(
                        image,
                        Map.of(
                                MODULES + "modules.builtin.bin",
                                "-",
                                MODULES + "modules.builtin",
                                all,
                                "usr/sbin/lvm",
                                "m"));
        judged(
                builtin,
                Asked.started("root=/dev/sda1", Asked.MEGARAID),
                Outcome.UNKNOWN,
                "init: without it the kernel mounts the root itself");
        judged(
                builtin,
                Asked.started("root=/dev/vg/root", Asked.MEGARAID),
                Outcome.FAILS,
                "init: without it the kernel mounts the root itself, and runs nothing that opens");
        judged(
                DEBIAN,
                Asked.started("rdinit=/bin/sh", Asked.MEGARAID),
                Outcome.UNKNOWN,
                "/bin/sh: rdinit= runs it instead of /init");
        judged(DEBIAN, Asked.started("rdinit=/init", Asked.MEGARAID), Outcome.BOOTS);
    }

    /// An image of a kernel of which nobody says what it has built in.
    @Test
    void a_driver_that_may_be_in_the_kernel_is_not_missing() {
        var image =
                Images.but(
                        Images.real("arch-mkinitcpio-megaraid-zstd"),
                        Map.of(
                                MODULES + "modules.builtin.bin", "-",
                                MODULES + "modules.builtin.alias.bin", "-"));
        judged(image, Asked.of(Asked.MEGARAID), Outcome.BOOTS);
        judged(
                image,
                Asked.of(Asked.NVME),
                Outcome.UNKNOWN,
                "no driver in the image; whether the kernel has it built in is not known");
        judged(image, Asked.rootFs("xfs", Asked.MEGARAID), Outcome.UNKNOWN, "has xfs built in");
    }

    /// Ubuntu's kernels have sd_mod and ext4 built in.
    @Test
    void what_is_built_in_needs_no_module() {
        var image =
                Images.but(
                        Images.real("it-list-nvme+mptsas-nosd-bzip2"),
                        Map.of(
                                MODULES + "modules.builtin.bin", "-",
                                MODULES + "modules.builtin.alias.bin", "-",
                                MODULES + "modules.builtin.modinfo", "-",
                                MODULES + "modules.builtin", "kernel/drivers/scsi/sd_mod.ko\n"));
        judged(image, Asked.of(Asked.MPTSAS), Outcome.BOOTS, "sd_mod, built into the kernel");
    }

    @Test
    void without_any_modules_nothing_is_known() {
        judged(BootImage.EMPTY, Asked.of(Asked.AHCI), Outcome.UNKNOWN, "the image has no modules");
    }

    @Test
    void a_virtio_card_needs_the_driver_of_its_kind_too() {
        var card = "pci:v00001AF4d00001041sv00001AF4sd00001041bc02sc00i00";
        var verdict =
                Bootcheck.judge(DRACUT, Asked.of(Asked.AHCI, card, "virtio:d00000001v00001AF4"));
        assertThat(verdict.chain())
                .filteredOn(link -> link.part() == Link.Part.NETWORK)
                .singleElement()
                .satisfies(link -> assertThat(link.because()).contains("virtio_net"));
    }

    @Test
    void a_damaged_index_is_never_an_answer() {
        var image = Images.but(DEBIAN, Map.of(MODULES + "modules.alias.bin", "no index at all"));
        judged(
                image,
                Asked.of(Asked.MEGARAID),
                Outcome.UNKNOWN,
                "modules.alias.bin is damaged at byte 0: it does not begin as an index");
    }

    @Test
    void a_damaged_image_is_named_with_its_place() {
        var nothing = Bootcheck.damaged(Optional.empty(), "it is empty", 0, Asked.of(Asked.AHCI));
        assertThat(nothing.outcome()).isEqualTo(Outcome.FAILS);
        assertThat(nothing.because()).containsExactly("at byte 0: it is empty");
        var part = Bootcheck.damaged(Optional.of(DEBIAN), "it ends", 77, Asked.of(Asked.MEGARAID));
        assertThat(part.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(part.because())
                .containsExactly("at byte 77: it ends; a kernel gets a part of it");
        assertThat(part.modules()).isEqualTo(44);
        assertThat(part.remedy()).isPresent();
    }

    @Test
    void without_udev_a_driver_is_loaded_only_by_name() {
        var image = Images.but(LIST, Map.of("usr/lib/systemd/systemd-udevd", "-"));
        judged(image, Asked.of(Asked.PVSCSI), Outcome.BOOTS);
        judged(
                Images.but(image, Map.of("conf/modules", "ext4\nsd_mod")),
                Asked.of(Asked.PVSCSI),
                Outcome.UNKNOWN,
                "nothing in the image would load it: no udev");
    }

    /// modules.dep and its like are for busybox; libkmod, which udev asks, does not read them.
    @Test
    void udev_loads_nothing_by_indexes_that_are_text_only() {
        var image = Images.but(DRACUT, Map.of(MODULES + "modules.dep.bin", "-"));
        judged(
                image,
                Asked.of(Asked.AHCI),
                Outcome.FAILS,
                "root ext4 (the image has fsck.ext4): /sbin/modprobe is kmod's");
        assertThat(Bootcheck.judge(image, Asked.of(Asked.AHCI)).chain())
                .filteredOn(link -> link.part() == Link.Part.CONTROLLER)
                .singleElement()
                .satisfies(link -> assertThat(link.because()).contains("there is text only"));
    }

    /// What busybox reads helps neither udev nor kmod's modprobe; what is loaded by its name is not
    /// looked for in it.
    @Test
    void an_alias_is_found_only_in_the_index_that_its_reader_opens() {
        var without = Map.of(MODULES + "modules.alias.bin", "-");
        var dracut = Bootcheck.judge(Images.but(DRACUT, without), Asked.of(Asked.AHCI));
        assertThat(dracut.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(dracut.because().toString())
                .contains(
                        "nothing in the image would load it: its udev needs modules.alias.bin, and"
                                + " there is text only",
                        "/sbin/modprobe is kmod's, which cannot read modules.alias: text only");
        var named = "vmw_pvscsi\nsd_mod\next4\n";
        var list = Images.but(LIST, Map.of("conf/modules", named));
        var byName = Images.but(LIST, Map.of("conf/modules", named + "crc32c_generic\n"));
        judged(
                Images.but(list, without),
                Asked.of(Asked.PVSCSI),
                Outcome.UNKNOWN,
                "ext4 wants crypto-crc32c: /sbin/modprobe is kmod's, which cannot read");
        judged(Images.but(byName, without), Asked.of(Asked.PVSCSI), Outcome.BOOTS);
        var neither = Map.of(MODULES + "modules.alias.bin", "-", MODULES + "modules.alias", "-");
        judged(
                Images.but(byName, neither),
                Asked.of(Asked.PVSCSI),
                Outcome.UNKNOWN,
                "ext4 wants crypto-crc32c, which nothing in the image is");
        judged(
                Images.but(DEBIAN, neither),
                Asked.of(Asked.MEGARAID),
                Outcome.UNKNOWN,
                "megaraid_sas is there, but nothing in the image would load it");
    }

    @Test
    void a_driver_for_some_boards_only_is_not_known_from_a_short_list() {
        judged(
                DRACUT,
                Asked.of("00:1f.2 0106: 1234:5678"),
                Outcome.UNKNOWN,
                "ahci is for some such boards; the list does not say which this is");
        judged(DEBIAN, Asked.of("00:01.0 0104: 1000:0079"), Outcome.BOOTS);
    }

    @Test
    void names_alone_leave_it_unknown_unless_they_name_the_driver() {
        judged(
                DEBIAN,
                Asked.of("01:00.0 \"RAID bus controller\" \"Broadcom / LSI\" \"MegaRAID\""),
                Outcome.UNKNOWN,
                "which driver it needs is not known");
        var lshw =
                "{\"id\":\"raid\",\"class\":\"storage\",\"description\":\"RAID bus controller\","
                        + "\"businfo\":\"pci@0000:01:00.0\",\"configuration\":{\"driver\":\"%s\"}}";
        judged(DEBIAN, Asked.of(lshw.formatted("megaraid_sas")), Outcome.BOOTS);
        judged(DEBIAN, Asked.of(lshw.formatted("hpsa")), Outcome.FAILS, "it needs hpsa");
    }
}
