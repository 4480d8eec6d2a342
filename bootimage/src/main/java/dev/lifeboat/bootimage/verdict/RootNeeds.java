package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.ImageTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where the root is and what it is: as the kernel's command line says, else the image.
///
/// @param filesystems that it may have; empty where nothing says so
/// @param said by whom
/// @param layers between the disks and the filesystem
/// @param device as root= names it, empty where it is not known
record RootNeeds(List<String> filesystems, String said, Set<Layer> layers, String device) {

    /// What a root may lie on.
    enum Layer {
        LVM,
        CRYPT,
        RAID,
        MULTIPATH,
        NETWORK
    }

    /// Filesystems that hold roots on disks.
    private static final List<String> ROOTS =
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

    private static final Pattern NETWORK =
            Pattern.compile("/dev/nfs|nfs4?:.*|iscsi:.*|nbd:.*|cifs:.*|fcoe:.*|/dev/nbd.*");
    private static final Pattern RAID = Pattern.compile("/dev/md.*");
    private static final Pattern MULTIPATH = Pattern.compile("/dev/mapper/mpath.*");
    private static final Pattern CRYPT = Pattern.compile("/dev/mapper/(.*crypt.*|luks.*)");
    private static final Pattern LVM =
            Pattern.compile("/dev/mapper/.*|/dev/(?!(disk|block|mapper|md)/)[^/]+/.+");

    /// @param fs as a person gives it
    /// @param line all words with which the kernel will be started, empty where nobody says them
    static RootNeeds of(
            ImageTree tree, ImageConfig config, Optional<String> fs, KernelCommandLine line) {
        var device = line.last("root").orElse("");
        var layers = layers(tree, line, device);
        if (fs.isPresent()) {
            return new RootNeeds(List.of(fs.get()), "as given", layers, device);
        }
        var type = line.last("rootfstype").filter(it -> !it.isEmpty() && !it.equals("auto"));
        if (type.isPresent()) {
            var types = List.of(type.get().split(",", -1));
            return new RootNeeds(types, "rootfstype=", layers, device);
        }
        var own = new TreeSet<String>();
        var why = new ArrayList<String>();
        ImageConfig.assigned(tree, "conf/initramfs.conf", "FSTYPE")
                .filter(ROOTS::contains)
                .ifPresent(it -> {
                    own.add(it);
                    why.add("FSTYPE in conf/initramfs.conf");
                });
        for (var name : ROOTS) {
            config.loads(name)
                    .ifPresent(it -> {
                        own.add(name);
                        why.add(it.where() + " of the image loads " + name);
                    });
            if (hasCheck(tree, name)) {
                own.add(name);
                why.add("the image has fsck." + name);
            }
        }
        var said = why.stream().findFirst().orElse("");
        return new RootNeeds(List.copyOf(own), said, layers, device);
    }

    /// Makers put in the checkers of the filesystems that the host's fstab names.
    private static boolean hasCheck(ImageTree tree, String filesystem) {
        return Stream.of("usr/sbin", "sbin", "usr/bin", "bin")
                .anyMatch(folder -> tree.has(folder + "/fsck." + filesystem));
    }

    private static Set<Layer> layers(ImageTree tree, KernelCommandLine line, String device) {
        var layers = EnumSet.noneOf(Layer.class);
        if (NETWORK.matcher(device).matches()
                || line.has("nfsroot", "netroot", "rd.iscsi.initiator", "iscsi_target_name")
                || line.last("boot").filter("nfs"::equals).isPresent()) {
            layers.add(Layer.NETWORK);
        }
        var crypt =
                CRYPT.matcher(device).matches()
                        || line.has("cryptdevice", "rd.luks.uuid", "rd.luks.name", "luks.uuid")
                        || entries(tree, "cryptroot/crypttab")
                        || entries(tree, "etc/crypttab");
        if (crypt) {
            layers.add(Layer.CRYPT);
        }
        if (MULTIPATH.matcher(device).matches()) {
            layers.add(Layer.MULTIPATH);
        }
        if (RAID.matcher(device).matches() || line.has("rd.md.uuid", "md")) {
            layers.add(Layer.RAID);
        }
        var mapped =
                LVM.matcher(device).matches()
                        && !CRYPT.matcher(device).matches()
                        && !MULTIPATH.matcher(device).matches();
        if (mapped || line.has("rd.lvm.lv", "rd.lvm.vg")) {
            layers.add(Layer.LVM);
        }
        return layers;
    }

    private static boolean entries(ImageTree tree, String path) {
        return tree.text(path).stream()
                .flatMap(String::lines)
                .anyMatch(each -> !each.isBlank() && !each.startsWith("#"));
    }

    boolean onNetwork() {
        return layers.contains(Layer.NETWORK);
    }
}
