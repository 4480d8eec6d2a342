package dev.lifeboat.bootimage.verdict;

import java.util.Arrays;
import java.util.Optional;

/// What each maker is told, so that an image has the programs and modules of a layer.
enum LayerKit {
    LVM("LVM", "lvm2", "lvm", "lvm2"),
    LUKS("LUKS", "cryptsetup-initramfs", "crypt", "encrypt"),
    RAID("software RAID", "mdadm", "mdraid", "mdadm_udev"),
    MULTIPATH("multipath", "multipath-tools-boot", "multipath", ""),
    ISCSI("iSCSI", "open-iscsi", "iscsi", ""),
    NFS("NFS", "", "nfs", "net"),
    ZFS("ZFS", "zfs-initramfs", "zfs", "zfs");

    private final String words;
    private final String debian;
    private final String dracut;
    private final String mkinitcpio;

    LayerKit(String words, String debian, String dracut, String mkinitcpio) {
        this.words = words;
        this.debian = debian;
        this.dracut = dracut;
        this.mkinitcpio = mkinitcpio;
    }

    /// The layer that an answer is about.
    static Optional<LayerKit> of(Link link) {
        return Arrays.stream(values())
                .filter(kit -> link.part() == Link.Part.LAYER && link.subject().equals(kit.words))
                .findFirst();
    }

    /// The package whose hook puts it into images of initramfs-tools; empty: no package.
    String debian() {
        return debian;
    }

    /// The module of dracut.
    String dracut() {
        return dracut;
    }

    /// The hook of mkinitcpio; empty: none of its own.
    String mkinitcpio() {
        return mkinitcpio;
    }

    @Override
    public String toString() {
        return words;
    }
}
