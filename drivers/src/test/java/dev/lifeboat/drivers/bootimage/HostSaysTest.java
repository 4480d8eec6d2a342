package dev.lifeboat.drivers.bootimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.drivers.shell.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostSaysTest {
    private static HostSays says(String text) throws Unreadable {
        return HostSays.read(text + "line root=/dev/md0 ro\nend\n");
    }

    /// Fedora and its kin.
    @Test
    void entry_files_count_where_the_menu_has_no_entries() throws Unreadable {
        var entries =
                """
                file /boot/grub2/grub.cfg
                |set default="${saved_entry}"
                |blscfg
                file /boot/grub2/grubenv
                |# GRUB Environment Block
                |saved_entry=m-5.14.0-70
                |kernelopts=root=UUID=5eed ro
                |#######
                file /boot/loader/entries/m-5.14.0-70.conf
                |title Rocky
                |linux /vmlinuz-5.14.0-70
                |initrd /initramfs-5.14.0-70.img $tuned_initrd
                |options $kernelopts rd.lvm.lv=vg/root
                file /boot/loader/entries/m-0-rescue.conf
                |linux /vmlinuz-0-rescue
                |initrd /initramfs-0-rescue.img
                """;
        assertThat(says(entries).next())
                .isEqualTo(
                        new Next.Entry(
                                "/boot/loader/entries/m-5.14.0-70.conf",
                                "/vmlinuz-5.14.0-70",
                                List.of("/initramfs-5.14.0-70.img"),
                                "root=UUID=5eed ro rd.lvm.lv=vg/root"));
        assertThat(says(entries.replace("saved_entry=", "other=")).next())
                .isEqualTo(
                        new Next.NotTold(
                                "grubenv names none of the entries in /boot/loader/entries"));
    }

    @Test
    void without_a_loader_the_only_kernel_comes_next() throws Unreadable {
        var one = "boot /boot/vmlinuz-6.1\nboot /boot/initrd.img-6.1\nboot /boot/config-6.1\n";
        assertThat(says(one).next())
                .isEqualTo(
                        new Next.Entry(
                                "the only kernel in /boot, started as the one that runs",
                                "/boot/vmlinuz-6.1",
                                List.of("/boot/initrd.img-6.1"),
                                "root=/dev/md0 ro"));
        assertThat(says(one + "boot /boot/vmlinuz-6.2\n").next())
                .isEqualTo(
                        new Next.NotTold(
                                "which of 2 kernels in /boot comes next is not known: there is no"
                                        + " grub.cfg"));
    }

    @Test
    void what_a_login_may_not_read_is_no_proof_that_it_is_not_there() throws Unreadable {
        assertThat(says("closed /boot/grub/grub.cfg\nboot /boot/vmlinuz-6.1\n").next())
                .isEqualTo(new Next.NotTold("this login may not read /boot/grub/grub.cfg"));
    }

    @Test
    void the_root_is_on_a_controller_when_all_its_disks_are() throws Unreadable {
        var sda = "root ../../devices/pci0000:00/0000:00:01.0/0000:03:00.0/host0/block/sda/sda2\n";
        var sdb = sda.replace("sda", "sdb");
        assertThat(says(sda + sdb).rootOn()).contains("0000:03:00.0");
        assertThat(says(sda + sdb.replace("03:", "04:")).rootOn()).isEmpty();
        assertThat(says("root \n").rootOn()).isEmpty();
    }

    @Test
    void an_answer_that_is_cut_off_is_none() {
        assertThatThrownBy(() -> HostSays.read("boot /boot/vmlinuz-6.1\nli"))
                .isInstanceOf(Unreadable.class);
    }
}
