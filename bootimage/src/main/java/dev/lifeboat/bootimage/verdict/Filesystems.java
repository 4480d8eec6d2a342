package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.modules.Kmod;
import dev.lifeboat.bootimage.modules.ModprobeConfig;
import dev.lifeboat.bootimage.modules.ModuleFolder;
import java.util.List;
import java.util.stream.Stream;

/// Names of filesystems: what is none of them is a slip of the keyboard, and no module of that name
/// would help.
public final class Filesystems {
    /// Those that hold roots on disks.
    static final List<String> ROOTS =
            List.of(
                    "ext4",
                    "ext3",
                    "ext2",
                    "xfs",
                    "btrfs",
                    "f2fs",
                    "jfs",
                    "reiserfs",
                    "nilfs2",
                    "bcachefs",
                    "zfs",
                    "squashfs",
                    "erofs");

    /// Linux has or had these too, and somebody may have a root on them.
    private static final List<String> OTHERS =
            List.of(
                    "9p",
                    "afs",
                    "ceph",
                    "cifs",
                    "cramfs",
                    "exfat",
                    "gfs2",
                    "hfs",
                    "hfsplus",
                    "iso9660",
                    "jffs2",
                    "minix",
                    "msdos",
                    "nfs",
                    "nfs4",
                    "ntfs",
                    "ntfs3",
                    "ocfs2",
                    "orangefs",
                    "overlay",
                    "ramfs",
                    "romfs",
                    "smb3",
                    "tmpfs",
                    "ubifs",
                    "udf",
                    "ufs",
                    "vfat",
                    "virtiofs");

    /// The likeliest first.
    public static final List<String> NAMES =
            Stream.concat(ROOTS.stream(), OTHERS.stream()).toList();

    private Filesystems() {}

    /// Whether the name is one of these, or one that a kernel of the image knows.
    public static boolean isKnown(String name, BootImage image) {
        if (NAMES.contains(name)) {
            return true;
        }
        var tree = new ImageTree(image);
        return ModuleFolder.kernels(image).stream()
                .map(kernel -> ModuleFolder.of(image, kernel))
                .map(folder -> new Kmod(folder, ModprobeConfig.of(tree, folder.path())))
                .anyMatch(kmod -> !kmod.lookup("fs-" + name).isEmpty() || kmod.isThere(name));
    }
}
