package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.ImageTree;

/// Whose image it is: what one types to make it anew depends on that.
public enum Maker {
    INITRAMFS_TOOLS("initramfs-tools"),
    DRACUT("dracut"),
    MKINITCPIO("mkinitcpio"),
    UNKNOWN("unknown");

    private final String name;

    Maker(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }

    /// By the files that only it puts in.
    static Maker of(ImageTree tree) {
        if (tree.has("conf/initramfs.conf") || tree.has("scripts/functions")) {
            return INITRAMFS_TOOLS;
        }
        if (tree.has("usr/lib/dracut") || tree.has("lib/dracut")) {
            return DRACUT;
        }
        return tree.has("buildconfig") || tree.has("init_functions") ? MKINITCPIO : UNKNOWN;
    }
}
