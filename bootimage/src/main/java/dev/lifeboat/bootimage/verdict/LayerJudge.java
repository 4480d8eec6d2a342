package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.verdict.Link.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the image can open a layer under the root: its program and its modules.
record LayerJudge(ModuleJudge modules, Userland userland, Loading loading) {
    private static final List<String> RAID_LEVELS = List.of("raid1", "raid10", "raid456", "raid0");

    List<Link> judge(RootNeeds.Layer layer, String device) {
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
        var aliases = new ByAlias(modules, loading);
        var links = new ArrayList<Link>();
        links.add(program(LayerKit.LUKS, "cryptsetup", "systemd-cryptsetup"));
        var crypt = module(LayerKit.LUKS, "dm_crypt");
        links.add(crypt);
        var missing =
                Stream.of("aes", "xts")
                        .filter(name -> !aliases.isReached(modules.kmod().lookup("crypto-" + name)))
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
}
