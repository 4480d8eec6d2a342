package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.hardware.Device;
import dev.lifeboat.bootimage.verdict.BootVerdict.Question;
import dev.lifeboat.bootimage.verdict.Link.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Over which devices of a machine its root may be reached.
record Ways(Question question, DeviceJudge judge, RootNeeds needs) {
    private static final List<String> DISK_NAMES = List.of("sd", "vd", "xvd", "nvme");

    private static final Pattern BY_ORDER =
            Pattern.compile("/dev/(sd|vd|xvd|nvme)([a-z]+|[0-9]+n[0-9]+)p?[0-9]*");

    private static final Set<String> FIRST = Set.of("a", "0n1");

    /// @param usable what all the ways come to
    record Result(Usable usable, List<Link> links, List<String> notes) {}

    /// Any of the controllers may hold the root unless somebody says which.
    Result disks() {
        if (needs.onNetwork()) {
            return new Result(Usable.YES, List.of(), List.of());
        }
        var candidates = question.hardware().storage().stream().filter(this::isAsked).toList();
        if (candidates.isEmpty()) {
            var none = Link.unknown(Part.CONTROLLER, "disks", noController());
            return new Result(Usable.UNKNOWN, List.of(none), List.of());
        }
        var links = new ArrayList<Link>();
        var usable = new ArrayList<Usable>();
        for (var device : candidates) {
            var way = new ArrayList<>(judge.storage(device));
            named(device, needs.device()).ifPresent(way::add);
            usable.add(Usable.all(way.stream().map(Link::usable).toList()));
            links.addAll(way);
        }
        var together = Usable.whichever(usable);
        var notes = new ArrayList<String>();
        if (isByOrder(needs.device())) {
            notes.add(
                    "root="
                            + needs.device()
                            + " depends on the order in which disks are found, which may be"
                            + " another here; root=UUID= does not");
        }
        if (together == Usable.UNKNOWN && candidates.size() > 1) {
            notes.add(
                    "which of the "
                            + candidates.size()
                            + " controllers holds the root is not said; --root-on says it");
        }
        return new Result(together, links.stream().distinct().toList(), notes);
    }

    private boolean isAsked(Device device) {
        return question.rootOn()
                .map(part -> words(device).contains(part.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private static String words(Device device) {
        var words =
                List.of(device.id(), device.where(), device.name(), device.modalias().orElse(""));
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private String noController() {
        return question.rootOn()
                .filter(_ -> !question.hardware().storage().isEmpty())
                .map(part -> "no storage controller of the list is \"" + part + "\"")
                .orElse("the list has no storage controller");
    }

    /// A root by the name of its disk is found only where Linux still names it so.
    private static Optional<Link> named(Device device, String root) {
        var names = DeviceJudge.diskNames(device);
        var asked =
                DISK_NAMES.stream()
                        .filter(name -> root.matches("/dev/" + name + "[a-z0-9]+"))
                        .findFirst();
        if (names.isEmpty() || asked.isEmpty() || names.equals(asked)) {
            return Optional.empty();
        }
        var because = "root=" + root + ", but disks on it are called " + names.get() + "...";
        return Optional.of(Link.no(Part.DISK, root, because, List.of()));
    }

    /// Whether the name of its disk may be another disk's behind the same controllers. The only
    /// controller's first disk mostly stays the first.
    private boolean isByOrder(String root) {
        var named = BY_ORDER.matcher(root);
        if (!named.matches()) {
            return false;
        }
        var alike =
                question.hardware().storage().stream()
                        .map(DeviceJudge::diskNames)
                        .filter(names -> names.isEmpty() || names.get().equals(named.group(1)))
                        .count();
        return alike > 1 || !FIRST.contains(named.group(2));
    }

    /// Cards are told of always, and decide where the root is behind one of them.
    Result network() {
        var cards = question.hardware().network().stream().map(judge::network).distinct().toList();
        if (!needs.onNetwork()) {
            return new Result(Usable.YES, cards, List.of());
        }
        var links = new ArrayList<>(cards);
        var usable =
                cards.isEmpty()
                        ? Usable.UNKNOWN
                        : Usable.whichever(cards.stream().map(Link::usable).toList());
        var because =
                switch (usable) {
                    case YES -> "each card has its driver";
                    case NO -> "no card has a driver in the image";
                    case UNKNOWN ->
                            cards.isEmpty()
                                    ? "the list has no network card"
                                    : "not each card has a driver; which leads to the root is not known";
                };
        links.add(new Link(Part.LAYER, "network", usable, because, List.of()));
        return new Result(usable, links, List.of());
    }
}
