package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.modules.Kmod;
import dev.lifeboat.bootimage.verdict.Link.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the image can open what the root lies on, and mount it.
record RootJudge(ModuleJudge modules, Userland userland, Loading loading) {
    /// Its scripts load it by its name; it has no alias.
    private static final String ZFS = "zfs";

    List<Link> judge(RootNeeds needs) {
        var links = new ArrayList<Link>();
        var layers = new LayerJudge(modules, userland, loading);
        for (var layer : needs.layers()) {
            links.addAll(layers.judge(layer, needs.device()));
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
        var aliases = new ByAlias(modules, loading);
        var pre = modules.kmod().config().softdep(module).map(it -> it.pre()).orElse(List.of());
        for (var name : pre) {
            if (!name.startsWith("crypto")) {
                continue;
            }
            var found = modules.kmod().lookup(name);
            var unread = aliases.unread(found);
            if (unread.isPresent()) {
                return Optional.of(
                        Link.unknown(
                                Part.ROOT,
                                subject,
                                module + " wants " + name + ": " + unread.get()));
            }
            if (!aliases.anyUsable(found)) {
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
}
