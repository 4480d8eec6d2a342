package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.modules.Kmod;
import dev.lifeboat.bootimage.verdict.Link.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the image can open what the root lies on, and mount it.
record RootJudge(ModuleJudge modules, Userland userland, Loading loading) {
    private static final List<String> RAID_LEVELS = List.of("raid1", "raid10", "raid456", "raid0");

    /// Its scripts load it by its name; it has no alias.
    private static final String ZFS = "zfs";

    List<Link> judge(RootNeeds needs) {
        var links = new ArrayList<Link>();
        for (var layer : needs.layers()) {
            links.addAll(layer(layer, needs.device()));
        }
        links.addAll(needs.closed());
        named(needs).ifPresent(links::add);
        links.add(root(needs));
        return links;
    }

    /// Where the name says too little to tell whether the root is found.
    private static Optional<Link> named(RootNeeds needs) {
        return switch (needs.name()) {
            case HARDWARE ->
                    Optional.of(
                            Link.unknown(
                                    Part.DISK,
                                    needs.device(),
                                    "a name made of the controller, and another may give another;"
                                            + " root=UUID= holds behind any"));
            case OTHER ->
                    Optional.of(
                            Link.unknown(
                                    Part.DISK,
                                    needs.device(),
                                    "what a root with this name needs is not known"));
            case NONE, CONTENT, DISK, NETWORK, ZFS, RAID, MULTIPATH, CRYPT, LVM -> Optional.empty();
        };
    }

    private List<Link> layer(RootNeeds.Layer layer, String device) {
        return switch (layer) {
            case LVM -> List.of(program(LayerKit.LVM, "lvm"), module(LayerKit.LVM, "dm_mod"));
            case CRYPT -> luks();
            case RAID -> List.of(program(LayerKit.RAID, "mdadm"), raid());
            case MULTIPATH ->
                    List.of(
                            program(LayerKit.MULTIPATH, "multipathd", "multipath"),
                            module(LayerKit.MULTIPATH, "dm_multipath"));
            case NETWORK -> network(device);
            case ZFS -> List.of(program(LayerKit.ZFS, "zpool"));
        };
    }

    /// dm_crypt asks for ciphers by name once it is told of a disk, so that no index says that it
    /// needs them. Source: cryptsetup(8), the default of LUKS since 1.6 is aes-xts-plain64.
    private List<Link> luks() {
        var links = new ArrayList<Link>();
        links.add(program(LayerKit.LUKS, "cryptsetup", "systemd-cryptsetup"));
        var crypt = module(LayerKit.LUKS, "dm_crypt");
        links.add(crypt);
        var missing =
                Stream.of("aes", "xts")
                        .filter(name -> !isReached(modules.kmod().lookup("crypto-" + name)))
                        .toList();
        if (crypt.usable() == Usable.YES && !missing.isEmpty()) {
            links.add(
                    Link.unknown(
                            Part.LAYER,
                            LayerKit.LUKS.toString(),
                            String.join(" and ", missing)
                                    + ", of its usual cipher, is not in the image"
                                    + " or cannot be loaded"));
        }
        return links;
    }

    private List<Link> network(String device) {
        if (device.startsWith("iscsi")) {
            return List.of(
                    program(LayerKit.ISCSI, "iscsistart", "iscsid"),
                    module(LayerKit.ISCSI, "iscsi_tcp"));
        }
        if (device.isEmpty() || device.equals("/dev/nfs") || device.startsWith("nfs")) {
            return List.of(
                    program(LayerKit.NFS, "nfsmount", "mount.nfs", "mount.nfs4"),
                    module(LayerKit.NFS, "nfs"));
        }
        return List.of(
                Link.unknown(
                        Part.LAYER, device, "what a root on " + device + " needs is not known"));
    }

    private Link program(LayerKit kit, String... anyOf) {
        for (var name : anyOf) {
            if (userland.has(name)) {
                return Link.yes(Part.LAYER, kit.toString(), name + " is in the image");
            }
        }
        return Link.no(
                Part.LAYER,
                kit.toString(),
                String.join(" or ", anyOf) + " is not in the image",
                List.of());
    }

    private Link module(LayerKit kit, String name) {
        var answer = modules.judge(name, false);
        var layer = kit.toString();
        return notLoaded(answer)
                .map(why -> Link.no(Part.LAYER, layer, name + ": " + why, List.of()))
                .orElse(
                        new Link(
                                Part.LAYER,
                                layer,
                                answer.usable(),
                                answer.because(),
                                answer.lacking()));
    }

    /// No device has it: programs and the kernel ask modprobe for it, by its name.
    private Optional<String> notLoaded(ModuleJudge.Answer answer) {
        var module = answer.module();
        return answer.usable() != Usable.YES
                        || modules.kmod().isBuiltin(module)
                        || loading.isNamed(module)
                ? Optional.empty()
                : loading.noModprobe();
    }

    /// Which level the array has stands on the disks.
    private Link raid() {
        var usable =
                RAID_LEVELS.stream()
                        .map(level -> modules.judge(level, false))
                        .filter(answer -> answer.usable() == Usable.YES)
                        .toList();
        var there =
                usable.stream()
                        .filter(answer -> notLoaded(answer).isEmpty())
                        .map(ModuleJudge.Answer::module)
                        .toList();
        if (there.isEmpty() && !usable.isEmpty()) {
            var level = usable.getFirst();
            return Link.no(
                    Part.LAYER,
                    LayerKit.RAID.toString(),
                    level.module() + ": " + notLoaded(level).orElseThrow(),
                    List.of());
        }
        if (there.size() == RAID_LEVELS.size()) {
            return Link.yes(Part.LAYER, LayerKit.RAID.toString(), "all levels");
        }
        return there.isEmpty()
                ? Link.no(
                        Part.LAYER,
                        LayerKit.RAID.toString(),
                        "no level of it is in the image",
                        RAID_LEVELS)
                : Link.unknown(
                        Part.LAYER,
                        LayerKit.RAID.toString(),
                        "of its levels the image has " + String.join(", ", there));
    }

    private Link root(RootNeeds needs) {
        if (needs.onNetwork()) {
            return Link.yes(Part.ROOT, "filesystem", "on the network");
        }
        if (needs.filesystems().isEmpty()) {
            return Link.unknown(
                    Part.ROOT,
                    "filesystem",
                    "which filesystem the root has is not said; --root-fs says it");
        }
        var each = needs.filesystems().stream().map(fs -> filesystem(fs, needs.said())).toList();
        var usable = Usable.whichever(each.stream().map(Link::usable).toList());
        if (each.size() == 1) {
            return each.getFirst();
        }
        var names = String.join(" or ", needs.filesystems());
        return switch (usable) {
            case YES ->
                    Link.yes(Part.ROOT, names + " (" + needs.said() + ")", "the image has each");
            case NO -> each.getFirst();
            case UNKNOWN ->
                    Link.unknown(
                            Part.ROOT,
                            names,
                            "the root may be "
                                    + names
                                    + ", of which not each can be mounted;"
                                    + " --root-fs says it");
        };
    }

    private Link filesystem(String fs, String said) {
        var subject = fs + " (" + said + ")";
        var found = found(fs);
        if (found.isEmpty() && modules.kmod().isBuiltin(fs)) {
            return Link.yes(Part.ROOT, subject, fs + ", built into the kernel");
        }
        if (found.isEmpty() && !modules.knowsBuiltin()) {
            var because = "whether the kernel has " + fs + " built in is not known";
            return Link.unknown(Part.ROOT, subject, because);
        }
        if (found.isEmpty() && !Filesystems.NAMES.contains(fs)) {
            var because = fs + " is no filesystem that is known here, or that the image knows";
            return said.equals(RootNeeds.GIVEN)
                    ? Link.unknown(Part.ROOT, subject, because)
                    : Link.no(Part.ROOT, subject, because, List.of());
        }
        if (found.isEmpty()) {
            return Link.no(Part.ROOT, subject, "no module in the image mounts " + fs, List.of(fs));
        }
        var answer = modules.best(found);
        if (answer.usable() != Usable.YES) {
            return new Link(
                    Part.ROOT, subject, answer.usable(), answer.because(), answer.lacking());
        }
        if (modules.kmod().isBuiltin(answer.module())) {
            return Link.yes(Part.ROOT, subject, answer.because());
        }
        return byModprobe(subject, answer.module())
                .or(() -> checksums(subject, answer.module()))
                .orElse(Link.yes(Part.ROOT, subject, answer.because()));
    }

    /// Where no index has any aliases, the module of that name.
    private List<Kmod.Found> found(String fs) {
        var found = modules.kmod().lookup(fs.equals(ZFS) ? fs : "fs-" + fs);
        return found.isEmpty() && loading.forms().aliases().isEmpty()
                ? modules.kmod().lookup(fs)
                : found;
    }

    /// A filesystem's module is not a device's: the kernel asks /sbin/modprobe for it by an alias,
    /// whatever udev can do. A maker's script may ask for it by its name before.
    private Optional<Link> byModprobe(String subject, String module) {
        if (loading.isNamed(module)) {
            return Optional.empty();
        }
        return loading.noModprobe()
                .map(why -> Link.no(Part.ROOT, subject, why, List.of()))
                .or(() -> loading.noAliases().map(why -> Link.unknown(Part.ROOT, subject, why)));
    }

    /// ext4, xfs and others find their checksum by the name of an algorithm, which depmod cannot
    /// see: it stands in a softdep.
    private Optional<Link> checksums(String subject, String module) {
        var pre = modules.kmod().config().softdep(module).map(it -> it.pre()).orElse(List.of());
        for (var name : pre) {
            if (!name.startsWith("crypto")) {
                continue;
            }
            var found = modules.kmod().lookup(name);
            var unread = unread(found);
            if (unread.isPresent()) {
                return Optional.of(
                        Link.unknown(
                                Part.ROOT,
                                subject,
                                module + " wants " + name + ": " + unread.get()));
            }
            if (!anyUsable(found)) {
                return Optional.of(
                        Link.unknown(
                                Part.ROOT,
                                subject,
                                module
                                        + " wants "
                                        + name
                                        + ", which nothing in the image is: it"
                                        + " mounts only filesystems without that checksum"));
            }
        }
        return Optional.empty();
    }

    /// Why modprobe does not see what it is asked for by an alias, of which none is there already.
    private Optional<String> unread(List<Kmod.Found> found) {
        return loading.noAliases()
                .filter(_ ->
                        !found.isEmpty()
                                && found.stream()
                                        .map(Kmod.Found::module)
                                        .noneMatch(it ->
                                                modules.kmod().isBuiltin(it)
                                                        || loading.isNamed(it)));
    }

    private boolean isReached(List<Kmod.Found> found) {
        return anyUsable(found) && unread(found).isEmpty();
    }

    private boolean anyUsable(List<Kmod.Found> found) {
        return !found.isEmpty() && modules.best(found).usable() == Usable.YES;
    }
}
