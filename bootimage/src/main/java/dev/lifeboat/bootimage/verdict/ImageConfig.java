package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.ImageTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an image says of itself: the modules that it loads by name, and how it wants to be started.
///
/// @param byName modules that are loaded by name, without waiting for a device
/// @param commandLine words that the image adds to the kernel's own
record ImageConfig(Maker maker, List<ByName> byName, KernelCommandLine commandLine) {
    private static final Pattern ASSIGNED =
            Pattern.compile("\\s*([A-Z]+)=[\"'(]?([^\"')]*)[\"')]?.*");

    /// @param where which file says so
    /// @param heedsBlacklist whether a blacklist stops it all the same: initramfs-tools and
    ///   mkinitcpio give modprobe -b, dracut's rd.driver.pre does not
    record ByName(String module, String where, boolean heedsBlacklist) {}

    static ImageConfig of(BootImage image, KernelCommandLine given) {
        var tree = new ImageTree(image);
        var maker = Maker.of(tree);
        var own = own(image, tree);
        var all = own.and(given);
        var byName = new ArrayList<ByName>();
        switch (maker) {
            case INITRAMFS_TOOLS -> add(lines(tree, "conf/modules"), "conf/modules", byName);
            case MKINITCPIO -> {
                add(words(tree, "config", "MODULES"), "config", byName);
                add(all.lists("earlymodules"), "the kernel command line", byName);
            }
            case DRACUT ->
                    all.lists("rd.driver.pre", "rd.driver.post")
                            .forEach(name -> byName.add(dracut(name)));
            case UNKNOWN -> {
                // nothing is known of how it loads them
            }
        }
        for (var folder : List.of("etc/modules-load.d", "usr/lib/modules-load.d")) {
            for (var name : tree.names(folder)) {
                add(lines(tree, folder + "/" + name), folder + "/" + name, byName);
            }
        }
        add(all.lists("modules_load", "rd.modules_load"), "the kernel command line", byName);
        return new ImageConfig(maker, List.copyOf(byName), own);
    }

    private static ByName dracut(String name) {
        return new ByName(name.replace('-', '_'), "the kernel command line", false);
    }

    private static KernelCommandLine own(BootImage image, ImageTree tree) {
        var own =
                KernelCommandLine.parse(
                        image.unified().map(BootImage.Unified::commandLine).orElse(""));
        var files = new ArrayList<>(List.of("etc/cmdline"));
        tree.names("etc/cmdline.d").forEach(name -> files.add("etc/cmdline.d/" + name));
        for (var file : files) {
            own = own.and(KernelCommandLine.parse(tree.text(file).orElse("")));
        }
        return own;
    }

    private static void add(List<String> modules, String where, List<ByName> byName) {
        modules.forEach(name -> byName.add(new ByName(name.replace('-', '_'), where, true)));
    }

    /// The first word of each line: options may follow.
    private static List<String> lines(ImageTree tree, String path) {
        return tree.text(path).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith(";"))
                .map(line -> line.split("\\s", 2)[0])
                .toList();
    }

    private static List<String> words(ImageTree tree, String path, String variable) {
        return assigned(tree, path, variable).stream()
                .flatMap(value -> Stream.of(value.strip().split("\\s+", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// The last line of a file that gives a variable a value.
    static Optional<String> assigned(ImageTree tree, String path, String variable) {
        return tree.text(path).stream()
                .flatMap(String::lines)
                .map(ASSIGNED::matcher)
                .filter(line -> line.matches() && line.group(1).equals(variable))
                .map(line -> line.group(2))
                .reduce((_, later) -> later);
    }

    /// Whether a blacklist does not keep the module out, since it is loaded by name.
    boolean evadesBlacklist(String module) {
        return byName.stream()
                .anyMatch(each -> each.module().equals(module) && !each.heedsBlacklist());
    }

    Optional<ByName> loads(String module) {
        return byName.stream().filter(each -> each.module().equals(module)).findFirst();
    }
}
