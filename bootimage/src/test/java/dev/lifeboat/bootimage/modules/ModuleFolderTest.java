package dev.lifeboat.bootimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.Images;
import dev.lifeboat.bootimage.modules.ModuleFolder.Form;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleFolderTest {
    @Test
    void several_kernels_are_told_apart() {
        var image =
                Images.made(
                        Map.of(
                                "lib", "-> usr/lib",
                                "usr/lib/modules/6.1.0-1/kernel/a.ko.zst", "m",
                                "usr/lib/modules/6.1.0-2/kernel/a.ko", "m",
                                "usr/lib/modules/6.1.0-2/kernel/b-c.ko", "m",
                                "usr/lib/modules/6.1.0-2/kernel/readme.txt", "m"));
        assertThat(ModuleFolder.kernels(image)).containsExactly("6.1.0-1", "6.1.0-2");
        assertThat(ModuleFolder.of(image, "6.1.0-2").files())
                .isEqualTo(Map.of("a", "kernel/a.ko", "b_c", "kernel/b-c.ko"));
    }

    @Test
    void it_says_who_could_read_its_indexes() {
        var arch = ModuleFolder.of(Images.real("arch-mkinitcpio-megaraid-zstd"), Images.KERNEL);
        assertThat(arch.forms().depends()).containsExactly(Form.KMOD);
        assertThat(arch.files()).hasSize(17);
        var debian = ModuleFolder.of(Images.real("it-dep-megaraid-xz"), Images.KERNEL);
        assertThat(debian.forms().aliases()).containsExactly(Form.TEXT, Form.KMOD);
        assertThat(debian.files()).hasSize(44);
        assertThat(debian.damaged()).isEmpty();
    }
}
