package dev.lifeboat.drivers.bootimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is booted next by a menu as Debian's grub-mkconfig writes it.
class GrubMenuTest {
    private static final String MENU =
            """
            if [ -s $prefix/grubenv ]; then
              set have_grubenv=true
              load_env
            fi
            if [ "${next_entry}" ] ; then
               set default="${next_entry}"
               set next_entry=
               save_env next_entry
               set boot_once=true
            else
               set default="DEFAULT"
            fi
            function load_video {
              insmod all_video
            }
            menuentry 'Debian GNU/Linux' --class debian $menuentry_id_option 'simple' {
            \tif [ x$feature_platform_search_hint = xy ]; then
            \t  search --no-floppy --fs-uuid --set=root 5eed
            \tfi
            \tlinux\t($root)/vmlinuz-6.1.0-56 root=UUID=5eed ro quiet $vt_handoff
            \tinitrd\t/microcode.img /initrd.img-6.1.0-56 $tuned_initrd
            }
            submenu 'Advanced options' $menuentry_id_option 'advanced' {
            \tmenuentry 'Debian, with Linux 6.1.0-56' $menuentry_id_option 'new' {
            \t\tlinux\t/vmlinuz-6.1.0-56 root=UUID=5eed
            \t\tinitrd\t/initrd.img-6.1.0-56
            \t}
            \tmenuentry 'Debian, with Linux 6.1.0-50' $menuentry_id_option 'old' {
            \t\tlinux\t/vmlinuz-6.1.0-50 root=UUID=5eed
            \t\tinitrd\t/initrd.img-6.1.0-50
            \t}
            }
            menuentry "Memory test" {
            \tlinux16\t/memtest86+.bin
            }
            """;

    private static Next next(String usual, Map<String, String> environment) {
        var lines = MENU.replace("DEFAULT", usual).lines().toList();
        return GrubMenu.read("grub.cfg", lines).next(environment);
    }

    private static String kernel(Next next) {
        return switch (next) {
            case Next.Entry(var how, var kernel, _, _) -> kernel + " by " + how;
            case Next.NotTold(var why) -> why;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|/vmlinuz-6.1.0-56 by entry 0 of grub.cfg",
                "simple|/vmlinuz-6.1.0-56 by entry simple of grub.cfg",
                "1>1|/vmlinuz-6.1.0-50 by entry 1>1 of grub.cfg",
                "advanced>old|/vmlinuz-6.1.0-50 by entry advanced>old of grub.cfg",
                "Advanced options>Debian, with Linux 6.1.0-50|/vmlinuz-6.1.0-50 by entry Advanced"
                        + " options>Debian, with Linux 6.1.0-50 of grub.cfg",
                "${saved_entry}|/vmlinuz-6.1.0-56 by entry 0 of grub.cfg",
                "1|grub.cfg takes \"1\", which is none of its entries",
                "9|grub.cfg takes \"9\", which is none of its entries",
                "${chosen}|which entry of grub.cfg is taken cannot be told",
                "2|entry 2 of grub.cfg has no initramfs: its kernel mounts the root itself"
            })
    void the_default_is_found_by_number_id_or_title(String usual, String taken) {
        assertThat(kernel(next(usual, Map.of()))).isEqualTo(taken);
    }

    @Test
    void what_grubenv_holds_counts_where_the_menu_asks_for_it() {
        var saved = Map.of("saved_entry", "advanced>old");
        assertThat(kernel(next("${saved_entry}", saved))).startsWith("/vmlinuz-6.1.0-50");
        assertThat(kernel(next("0", saved))).startsWith("/vmlinuz-6.1.0-56");
        var once = Map.of("next_entry", "advanced>old");
        assertThat(kernel(next("0", once))).startsWith("/vmlinuz-6.1.0-50");
    }

    @Test
    void an_entry_has_all_its_images_and_the_words_that_are_sure() {
        assertThat(next("0", Map.of()))
                .isEqualTo(
                        new Next.Entry(
                                "entry 0 of grub.cfg",
                                "/vmlinuz-6.1.0-56",
                                List.of("/microcode.img", "/initrd.img-6.1.0-56"),
                                "root=UUID=5eed ro quiet"));
    }
}
