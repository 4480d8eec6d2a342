package dev.lifeboat.bootimage.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib/modules/6.1.0-56-amd64/modules.alias",
                "usr/lib/modules/6.1.0-56-amd64/modules.alias.bin",
                "usr/lib/modules/6.1.0-56-amd64/modules.builtin.modinfo",
                "usr/lib/modules/6.1.0-56-amd64/modules.softdep",
                "etc/modprobe.d/blacklist.conf",
                "usr/lib/modprobe.d/systemd.conf",
                "run/modprobe.d/now.conf",
                "etc/modules-load.d/raid.conf",
                "conf/modules",
                "conf/initramfs.conf",
                "conf/conf.d/resume",
                "etc/cmdline.d/01-default.conf",
                "usr/lib/initrd-release",
                "etc/os-release",
                "usr/lib/dracut/build-parameter.txt",
                "buildconfig"
            })
    void what_decisions_are_made_from_is_kept(String path) {
        assertThat(Kept.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/modules/6.1.0-56-amd64/kernel/drivers/scsi/sd_mod.ko",
                "usr/lib/modules/6.1.0-56-amd64/modules.symbols.bin",
                "lib/modules/modules.alias",
                "etc/modprobe.d/sub/deep.conf",
                "home/etc/modprobe.d/blacklist.conf",
                "usr/bin/modules",
                "etc/shadow"
            })
    void all_else_is_not(String path) {
        assertThat(Kept.is(path)).isFalse();
    }
}
