package dev.lifeboat.bootimage.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Images;
import dev.lifeboat.bootimage.verdict.BootVerdict.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemedyTest {
    private static Optional<Remedy> remedy(String image, Question question) {
        return Bootcheck.judge(Images.real(image), question).remedy();
    }

    @Test
    void each_maker_gets_its_own_line_in_its_own_file() {
        assertThat(
                        remedy("it-dep-megaraid-xz", Asked.of(Asked.MPTSAS))
                                .orElseThrow()
                                .commands("/boot/i", "check"))
                .containsExactly(
                        "echo 'mptsas' >> /etc/initramfs-tools/modules",
                        "mkinitramfs -o /boot/i.new 6.1.0-56-amd64 &&",
                        "check &&",
                        "mv /boot/i.new /boot/i");
        assertThat(
                        remedy("dr-hostonly-megaraid-zstd", Asked.of(Asked.MPTSAS))
                                .orElseThrow()
                                .commands("/boot/i", "check"))
                .startsWith(
                        "echo 'add_drivers+=\" mptsas \"' >> /etc/dracut.conf.d/lifeboat.conf",
                        "dracut /boot/i.new 6.1.0-56-amd64 &&");
        assertThat(
                        remedy("arch-mkinitcpio-megaraid-zstd", Asked.of(Asked.NVME))
                                .orElseThrow()
                                .commands("/boot/i", "check"))
                .startsWith(
                        "echo 'MODULES=(megaraid_sas sd_mod ext4 nvme)' >> /etc/mkinitcpio.conf",
                        "mkinitcpio -k 6.1.0-56-amd64 -g /boot/i.new &&");
    }

    @Test
    void on_the_machine_itself_debians_own_command_replaces_its_image() {
        var debian = remedy("it-dep-megaraid-xz", Asked.of(Asked.MPTSAS)).orElseThrow();
        assertThat(debian.onTheMachine("/boot/initrd.img-6.1.0-56-amd64"))
                .containsExactly(
                        "echo mptsas >> /etc/initramfs-tools/modules",
                        "update-initramfs -u -k 6.1.0-56-amd64");
        assertThat(debian.onTheMachine("/boot/other"))
                .containsExactly(
                        "echo mptsas >> /etc/initramfs-tools/modules",
                        "mkinitramfs -o /boot/other.new 6.1.0-56-amd64",
                        "mv /boot/other.new /boot/other");
        assertThat(
                        remedy("dr-hostonly-megaraid-zstd", Asked.of(Asked.MPTSAS))
                                .orElseThrow()
                                .onTheMachine("/boot/i"))
                .containsExactly(
                        "echo 'add_drivers+=\" mptsas \"' >> /etc/dracut.conf.d/lifeboat.conf",
                        "dracut /boot/i.new 6.1.0-56-amd64",
                        "mv /boot/i.new /boot/i");
    }

    /// An image that lacks a driver for each of two machines gets both at once.
    @Test
    void one_remedy_mends_an_image_for_several_machines() {
        var image = Images.real("it-dep-megaraid-xz");
        var verdicts =
                List.of(
                        Bootcheck.judge(image, Asked.of(Asked.MPTSAS)),
                        Bootcheck.judge(image, Asked.of(Asked.NVME)),
                        Bootcheck.judge(image, Asked.of(Asked.MEGARAID)));
        assertThat(Remedy.of(image, verdicts).orElseThrow().lines())
                .contains("mptsas", "nvme")
                .doesNotContain("megaraid_sas");
        assertThat(Remedy.of(image, verdicts.subList(2, 3))).isEmpty();
    }

    @Test
    void all_that_is_missing_is_added_at_once() {
        assertThat(
                        remedy("it-list-nvme+mptsas-nosd-bzip2", Asked.of(Asked.VIRTIO_SCSI))
                                .orElseThrow()
                                .lines())
                .containsExactly("sd_mod", "virtio_pci", "virtio_scsi");
    }

    @Test
    void a_layer_gets_its_programs_by_each_makers_way() {
        var dracut =
                remedy(
                                "dr-hostonly-megaraid-zstd",
                                Asked.started("root=/dev/md0 rd.lvm.lv=a/b", Asked.AHCI))
                        .orElseThrow();
        assertThat(dracut.file()).isEqualTo("/etc/dracut.conf.d/lifeboat.conf");
        assertThat(dracut.lines()).contains("add_dracutmodules+=\" lvm mdraid \"");
        var debian =
                remedy("it-list-megaraid-gzip", Asked.started("root=/dev/vg/root", Asked.MEGARAID))
                        .orElseThrow();
        assertThat(debian.lines()).isEmpty();
        assertThat(debian.why()).contains("what opens LVM comes with a package: apt install lvm2");
        var arch =
                remedy(
                                "arch-mkinitcpio-megaraid-zstd",
                                Asked.started("root=/dev/vg/root", Asked.MEGARAID))
                        .orElseThrow();
        assertThat(arch.why()).contains("HOOKS= needs lvm2 before filesystems, for LVM");
    }

    @Test
    void what_the_command_line_keeps_out_needs_no_other_image() {
        var line = "root=UUID=5eed modprobe.blacklist=megaraid_sas";
        for (var image : Images.REAL) {
            if (image.contains("megaraid")) {
                var remedy = remedy(image, Asked.started(line, Asked.MEGARAID)).orElseThrow();
                assertThat(remedy.commands("/boot/i", "check")).isEmpty();
                assertThat(remedy.why())
                        .singleElement()
                        .asString()
                        .contains("modprobe.blacklist= on the kernel command line");
            }
        }
    }

    @Test
    void a_blacklist_is_taken_away_and_nothing_added() {
        var remedy = remedy("x-blacklist-pvscsi-gzip", Asked.of(Asked.PVSCSI)).orElseThrow();
        assertThat(remedy.lines()).isEmpty();
        assertThat(remedy.why())
                .contains(
                        "take this away first: vmw_pvscsi is blacklisted: etc/modprobe.d/local.conf:1");
    }

    /// The old outage's way out, and the wrong one that a search finds.
    @Test
    void the_values_of_modules_are_explained_where_they_matter() {
        var remedy = remedy("it-dep-megaraid-xz", Asked.of(Asked.MPTSAS)).orElseThrow();
        assertThat(remedy.why())
                .containsExactly(
                        "MODULES=dep takes only what the machine that makes the image has;"
                                + " MODULES=most takes nearly all drivers",
                        "MODULES= in /etc/initramfs-tools/initramfs.conf is most, dep, list or"
                                + " netboot; \"all\" is none of them");
    }

    /// What an image holds is not pasted into a shell.
    @Test
    void names_that_no_module_can_have_are_left_out() {
        var folder = "usr/lib/modules/" + Images.KERNEL + "/";
        var image =
                Images.but(
                        Images.real("it-list-megaraid-gzip"),
                        Map.of(
                                folder + "modules.alias.bin", "-",
                                folder + "modules.dep.bin", "-",
                                folder + "modules.alias",
                                        "alias pci:v00001000d00000054* a';reboot'\n"));
        var verdict = Bootcheck.judge(image, Asked.of(Asked.MPTSAS));
        assertThat(verdict.lacking()).noneMatch(name -> name.contains("reboot"));
    }
}
