package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.ImageTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Where the root is and what it is: as the kernel's command line says, else the image.
///
/// @param filesystems that it may have; empty where nothing says so
/// @param said by whom
/// @param layers between the disks and the filesystem
/// @param closed those layers that the image is told not to open, or not told to
/// @param device as root= names it, empty where it is not known
record RootNeeds(
        List<String> filesystems,
        String said,
        Set<Layer> layers,
        List<Link> closed,
        String device) {

    /// What a root may lie on.
    enum Layer {
        LVM,
        CRYPT,
        RAID,
        MULTIPATH,
        NETWORK,
        ZFS
    }

    /// Who says which filesystem it is, if a person does.
    static final String GIVEN = "as given";

    /// @param fs as a person gives it
    /// @param line all words with which the kernel will be started, empty where nobody says them
    static RootNeeds of(
            ImageTree tree, ImageConfig config, Optional<String> fs, KernelCommandLine line) {
        var device = line.last("root").orElse("").replaceFirst("^block:", "");
        var layers = layers(tree, line, device);
        var closed = closed(tree, config, line, layers);
        if (fs.isPresent()) {
            return new RootNeeds(List.of(fs.get()), GIVEN, layers, closed, device);
        }
        if (layers.contains(Layer.ZFS)) {
            return new RootNeeds(List.of("zfs"), "root=", layers, closed, device);
        }
        var type = line.last("rootfstype").filter(it -> !it.isEmpty() && !it.equals("auto"));
        if (type.isPresent()) {
            var types = List.of(type.get().split(",", -1));
            return new RootNeeds(types, "rootfstype=", layers, closed, device);
        }
        var own = new TreeSet<String>();
        var why = new ArrayList<String>();
        ImageConfig.assigned(tree, "conf/initramfs.conf", "FSTYPE")
                .filter(Filesystems.ROOTS::contains)
                .ifPresent(it -> {
                    own.add(it);
                    why.add("FSTYPE in conf/initramfs.conf");
                });
        for (var name : Filesystems.ROOTS) {
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
        return new RootNeeds(List.copyOf(own), said, layers, closed, device);
    }

    /// Makers put in the checkers of the filesystems that the host's fstab names.
    private static boolean hasCheck(ImageTree tree, String filesystem) {
        return Stream.of("usr/sbin", "sbin", "usr/bin", "bin")
                .anyMatch(folder -> tree.has(folder + "/fsck." + filesystem));
    }

    private static Set<Layer> layers(ImageTree tree, KernelCommandLine line, String device) {
        var layers = EnumSet.noneOf(Layer.class);
        var name = RootName.of(device);
        if (name == RootName.NETWORK
                || line.has("nfsroot", "netroot", "rd.iscsi.initiator", "iscsi_target_name")
                || line.last("boot").filter("nfs"::equals).isPresent()) {
            layers.add(Layer.NETWORK);
        }
        if (name == RootName.CRYPT
                || line.has("cryptdevice", "cryptopts")
                || line.has("rd.luks.uuid", "rd.luks.name", "luks.uuid", "luks.name")
                || hasCrypttab(tree)) {
            layers.add(Layer.CRYPT);
        }
        if (name == RootName.MULTIPATH) {
            layers.add(Layer.MULTIPATH);
        }
        if (name == RootName.RAID || line.has("rd.md.uuid", "md")) {
            layers.add(Layer.RAID);
        }
        if (name == RootName.LVM || line.has("rd.lvm.lv", "rd.lvm.vg")) {
            layers.add(Layer.LVM);
        }
        if (name == RootName.ZFS) {
            layers.add(Layer.ZFS);
        }
        return layers;
    }

    private static List<Link> closed(
            ImageTree tree, ImageConfig config, KernelCommandLine line, Set<Layer> layers) {
        if (config.maker() != Maker.DRACUT) {
            return List.of();
        }
        return layers.stream()
                .filter(layer -> layer != Layer.CRYPT || !hasCrypttab(tree))
                .flatMap(layer -> DracutLayers.closed(layer, line).stream())
                .toList();
    }

    private static boolean hasCrypttab(ImageTree tree) {
        return entries(tree, "cryptroot/crypttab") || entries(tree, "etc/crypttab");
    }

    private static boolean entries(ImageTree tree, String path) {
        return tree.text(path).stream()
                .flatMap(String::lines)
                .anyMatch(each -> !each.isBlank() && !each.startsWith("#"));
    }

    RootName name() {
        return RootName.of(device);
    }

    boolean onNetwork() {
        return layers.contains(Layer.NETWORK);
    }
}
