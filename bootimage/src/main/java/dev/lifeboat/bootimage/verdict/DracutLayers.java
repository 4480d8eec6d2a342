package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.verdict.Link.Part;
import dev.lifeboat.bootimage.verdict.RootNeeds.Layer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which layers dracut leaves closed: it opens those that its command line names, or with rd.auto
/// all. Source: dracut.cmdline(7); parse-lvm.sh, parse-md.sh and parse-crypt.sh of its modules.
final class DracutLayers {
    private static final Set<String> NO = Set.of("0", "no", "off");

    private static final String DRACUT = "dracut";

    private DracutLayers() {}

    static Optional<Link> closed(Layer layer, KernelCommandLine line) {
        return switch (layer) {
            case LVM -> closed(LayerKit.LVM, "rd.lvm", List.of("rd.lvm.lv", "rd.lvm.vg"), line);
            case RAID -> closed(LayerKit.RAID, "rd.md", List.of("rd.md.uuid"), line);
            case CRYPT ->
                    closed(LayerKit.LUKS, "rd.luks", List.of("rd.luks.uuid", "rd.luks.name"), line);
            case MULTIPATH, NETWORK, ZFS -> Optional.empty();
        };
    }

    private static Optional<Link> closed(
            LayerKit what, String whole, List<String> named, KernelCommandLine line) {
        if (line.last(whole).filter(NO::contains).isPresent()) {
            var because = whole + "=" + line.last(whole).orElse("") + " keeps it from " + what;
            return Optional.of(Link.no(Part.LAYER, DRACUT, because, List.of()));
        }
        var all = line.last("rd.auto").filter(value -> !NO.contains(value)).isPresent();
        if (all || line.has(named.toArray(String[]::new))) {
            return Optional.empty();
        }
        var because =
                "it opens "
                        + what
                        + " where "
                        + String.join("=, ", named)
                        + "= or rd.auto says so, and the command line does not";
        return Optional.of(Link.unknown(Part.LAYER, DRACUT, because));
    }
}
