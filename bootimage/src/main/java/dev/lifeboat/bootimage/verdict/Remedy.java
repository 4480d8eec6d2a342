package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.ImageTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What makes the image fit: lines for the maker's configuration, then a new image under another
/// name, which is checked before it takes the old one's place. A rebuild that fails leaves an empty
/// file behind with initramfs-tools, and what was there is gone.
///
/// @param file that is changed, empty if none is
/// @param lines that it gets
/// @param rebuild a command in which IMAGE.new stands for the file to be written; empty if no other
///   image helps
/// @param why what one must know of this maker
public record Remedy(String file, List<String> lines, String rebuild, List<String> why) {
    /// Stands for the path of the image that was judged.
    public static final String IMAGE = "IMAGE";

    /// Names from an image are pasted into a shell: only those that a kernel could have.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");

    private static final String TAKE_AWAY = "take this away first: ";

    private static final String MKINITRAMFS = "mkinitramfs";

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+~-]+");

    static SortedSet<String> lacking(List<Link> chain) {
        var lacking = new TreeSet<String>();
        chain.stream()
                .filter(link -> link.part() != Link.Part.NETWORK)
                .flatMap(link -> link.lacking().stream())
                .filter(name -> NAME.matcher(name).matches())
                .forEach(lacking::add);
        return lacking;
    }

    /// What to paste, in this order, if anything; each of the last three only if the one before was
    /// well.
    ///
    /// @param image the path of the image that was judged, fit for a shell
    /// @param check the command that judges the new one
    public List<String> commands(String image, String check) {
        var commands = new ArrayList<String>();
        lines.forEach(line -> commands.add("echo '" + line + "' >> " + file));
        if (rebuild.isEmpty()) {
            return commands;
        }
        commands.add(rebuild.replace(IMAGE, image) + " &&");
        commands.add(check + " &&");
        commands.add("mv " + image + ".new " + image);
        return commands;
    }

    /// What to type on the machine whose image it is, one after the other, each only if the one
    /// before was well. Debian's own command keeps the old image until the new one is whole; of the
    /// others a new one takes its place.
    ///
    /// @param image its path there
    public List<String> onTheMachine(String image) {
        var commands = new ArrayList<String>();
        for (var line : lines) {
            var word = NAME.matcher(line).matches() ? line : "'" + line + "'";
            commands.add("echo " + word + " >> " + file);
        }
        var version = rebuild.substring(rebuild.lastIndexOf(' ') + 1);
        if (rebuild.startsWith(MKINITRAMFS) && image.equals("/boot/initrd.img-" + version)) {
            commands.add("update-initramfs -u -k " + version);
        } else if (!rebuild.isEmpty()) {
            commands.add(rebuild.replace(IMAGE, image));
            commands.add("mv " + image + ".new " + image);
        }
        return commands;
    }

    /// What must be done by hand before another image helps.
    public List<String> before() {
        return why.stream().filter(each -> each.startsWith(TAKE_AWAY)).toList();
    }

    /// What mends the image for several machines at once.
    public static Optional<Remedy> of(BootImage image, Collection<BootVerdict> verdicts) {
        var bad =
                verdicts.stream().filter(it -> it.outcome() != BootVerdict.Outcome.BOOTS).toList();
        var links = bad.stream().flatMap(it -> it.chain().stream()).toList();
        return bad.stream()
                .findFirst()
                .flatMap(first -> of(new ImageTree(image), first.maker(), links, first.kernel()));
    }

    static Optional<Remedy> of(
            ImageTree tree, Maker maker, List<Link> chain, Optional<String> kernel) {
        var lacking = lacking(chain);
        var kits = kits(chain);
        var why = new ArrayList<String>();
        chain.stream()
                .filter(link -> link.because().contains("blacklist"))
                .map(link -> TAKE_AWAY + link.because())
                .distinct()
                .forEach(why::add);
        var rebuilt = chain.stream().anyMatch(Remedy::isOfImage);
        if (lacking.isEmpty() && kits.isEmpty() && !rebuilt) {
            return why.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Remedy("", List.of(), "", List.copyOf(why)));
        }
        var version = kernel.filter(it -> VERSION.matcher(it).matches()).orElse("VERSION");
        return switch (maker) {
            case INITRAMFS_TOOLS -> Optional.of(initramfsTools(tree, lacking, kits, version, why));
            case DRACUT -> Optional.of(dracut(tree, lacking, kits, version, why));
            case MKINITCPIO -> Optional.of(mkinitcpio(tree, lacking, kits, version, why));
            case UNKNOWN -> Optional.empty();
        };
    }

    /// What another image would mend: its bytes, its kernel, a blacklist in it.
    private static boolean isOfImage(Link link) {
        var blacklist = link.because().contains("blacklist");
        var onLine =
                link.because().contains("on the kernel command line")
                        || link.because().contains("module_blacklist=");
        return link.part() == Link.Part.IMAGE
                || (link.part() == Link.Part.KERNEL && link.usable() == Usable.NO)
                || (blacklist && !onLine);
    }

    /// The layers of which the image lacks a part.
    private static SortedSet<LayerKit> kits(List<Link> chain) {
        var kits = new TreeSet<LayerKit>();
        chain.stream()
                .filter(link -> link.usable() == Usable.NO)
                .flatMap(link -> LayerKit.of(link).stream())
                .forEach(kits::add);
        return kits;
    }

    private static Remedy initramfsTools(
            ImageTree tree,
            SortedSet<String> lacking,
            SortedSet<LayerKit> kits,
            String version,
            List<String> why) {
        var modules = ImageConfig.assigned(tree, "conf/initramfs.conf", "MODULES").orElse("");
        if (modules.equals("dep")) {
            why.add(
                    "MODULES=dep takes only what the machine that makes the image has; MODULES=most"
                            + " takes nearly all drivers");
        }
        kits.stream()
                .filter(kit -> !kit.debian().isEmpty())
                .map(kit ->
                        "what opens " + kit + " comes with a package: apt install " + kit.debian())
                .forEach(why::add);
        why.add(
                "MODULES= in /etc/initramfs-tools/initramfs.conf is most, dep, list or netboot;"
                        + " \"all\" is none of them");
        return new Remedy(
                lacking.isEmpty() ? "" : "/etc/initramfs-tools/modules",
                List.copyOf(lacking),
                MKINITRAMFS + " -o " + IMAGE + ".new " + version,
                List.copyOf(why));
    }

    private static Remedy dracut(
            ImageTree tree,
            SortedSet<String> lacking,
            SortedSet<LayerKit> kits,
            String version,
            List<String> why) {
        var built = tree.text("usr/lib/dracut/build-parameter.txt").orElse("");
        if (built.contains("--hostonly") && !built.contains("--no-hostonly ")) {
            why.add(
                    "it was made with --hostonly, for the machine that made it; --no-hostonly takes"
                            + " nearly all drivers");
        }
        var lines =
                new ArrayList<>(
                        whereLacking(
                                lacking, "add_drivers+=\" " + String.join(" ", lacking) + " \""));
        if (!kits.isEmpty()) {
            var names = kits.stream().map(LayerKit::dracut).collect(Collectors.joining(" "));
            lines.add("add_dracutmodules+=\" " + names + " \"");
        }
        return new Remedy(
                lines.isEmpty() ? "" : "/etc/dracut.conf.d/lifeboat.conf",
                List.copyOf(lines),
                "dracut " + IMAGE + ".new " + version,
                List.copyOf(why));
    }

    private static Remedy mkinitcpio(
            ImageTree tree,
            SortedSet<String> lacking,
            SortedSet<LayerKit> kits,
            String version,
            List<String> why) {
        var now = ImageConfig.assigned(tree, "buildconfig", "MODULES").orElse("").strip();
        var all = new ArrayList<String>();
        if (!now.isEmpty()) {
            all.add(now);
        }
        all.addAll(lacking);
        kits.stream()
                .filter(kit -> !kit.mkinitcpio().isEmpty())
                .map(kit -> "HOOKS= needs " + kit.mkinitcpio() + " before filesystems, for " + kit)
                .forEach(why::add);
        why.add(
                "autodetect in HOOKS= takes only what the machine that makes the image has; afterwards"
                        + " mkinitcpio -P makes the images of all presets");
        return new Remedy(
                lacking.isEmpty() ? "" : "/etc/mkinitcpio.conf",
                whereLacking(lacking, "MODULES=(" + String.join(" ", all) + ")"),
                "mkinitcpio -k " + version + " -g " + IMAGE + ".new",
                List.copyOf(why));
    }

    private static List<String> whereLacking(SortedSet<String> lacking, String line) {
        return lacking.isEmpty() ? List.of() : List.of(line);
    }
}
