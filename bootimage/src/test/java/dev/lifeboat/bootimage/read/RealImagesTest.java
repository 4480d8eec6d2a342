package dev.lifeboat.bootimage.read;

import static dev.lifeboat.bootimage.read.ImageOnDisk.entry;
import static dev.lifeboat.bootimage.read.ImageOnDisk.resource;
import static dev.lifeboat.bootimage.read.ImageOnDisk.text;
import static dev.lifeboat.bootimage.read.ImageOnDisk.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.BootImage.Segment;
import dev.lifeboat.bootimage.Packing;
import org.junit.jupiter.api.Test;

/// Images of real makers; what they are stands in the README beside them.
final class RealImagesTest {
    private static final String MODULES = "usr/lib/modules/6.1.0-56-amd64/";

    private static long modules(BootImage image) {
        return image.files().keySet().stream()
                .filter(path -> path.matches(".*\\.ko(\\.(gz|xz|zst))?"))
                .count();
    }

    @Test
    void mkinitcpio_puts_modules_into_the_first_archive() {
        var image = whole(resource("arch-mkinitcpio-megaraid-zstd.img"));
        assertThat(image.segments())
                .containsExactly(
                        new Segment(0, Packing.NONE, 41), new Segment(967_680, Packing.ZSTD, 369));
        assertThat(modules(image)).isEqualTo(17);
        assertThat(entry(image, MODULES + "modules.alias.bin").content()).isPresent();
        assertThat(image.files()).doesNotContainKey(MODULES + "modules.alias");
    }

    @Test
    void initramfs_tools_puts_configuration_where_it_is_kept() {
        var image = whole(resource("x-blacklist-pvscsi-gzip.img"));
        assertThat(image.segments()).containsExactly(new Segment(0, Packing.GZIP, 415));
        assertThat(modules(image)).isEqualTo(21);
        assertThat(entry(image, "lib").target()).isEqualTo("usr/lib");
        assertThat(text(image, MODULES + "modules.alias")).contains(" vmw_pvscsi\n");
        assertThat(text(image, "conf/initramfs.conf")).contains("MODULES=list");
        assertThat(image.files().entrySet())
                .filteredOn(file -> file.getKey().startsWith("etc/modprobe.d/"))
                .extracting(file -> text(image, file.getKey()))
                .anyMatch(text -> text.contains("blacklist vmw_pvscsi"));
    }
}
