package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.modules.Kmod;
import dev.lifeboat.bootimage.modules.ModprobeConfig;
import dev.lifeboat.bootimage.modules.ModuleFolder;
import dev.lifeboat.bootimage.verdict.BootVerdict.Outcome;
import dev.lifeboat.bootimage.verdict.BootVerdict.Question;
import dev.lifeboat.bootimage.verdict.Link.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges an image against a machine: from the controller to the mounted root, link by link.
public final class Bootcheck {
    /// What a kernel runs of an image, unless rdinit= says otherwise.
    private static final String INIT = "init";

    private static final Set<RootNeeds.Layer> OPENED_BY_PROGRAMS =
            EnumSet.of(
                    RootNeeds.Layer.LVM,
                    RootNeeds.Layer.CRYPT,
                    RootNeeds.Layer.MULTIPATH,
                    RootNeeds.Layer.ZFS);

    private final BootImage image;
    private final ImageTree tree;
    private final Question question;
    private final KernelCommandLine line;
    private final ImageConfig config;
    private final List<String> notes = new ArrayList<>();

    private Bootcheck(BootImage image, Question question) {
        this.image = image;
        this.tree = new ImageTree(image);
        this.question = question;
        var given = KernelCommandLine.parse(question.commandLine().orElse(""));
        this.config = ImageConfig.of(image, given);
        this.line = config.commandLine().and(given);
    }

    public static BootVerdict judge(BootImage image, Question question) {
        return judge(image, List.of(), question);
    }

    /// @param odd what is odd in the image and stops no kernel, in sentences
    public static BootVerdict judge(BootImage image, List<String> odd, Question question) {
        var check = new Bootcheck(image, question);
        odd.forEach(each -> check.notes.add("image: " + each));
        return check.judge();
    }

    /// Of an image that a kernel would not unpack whole: Linux says so and goes on with what it
    /// has, which is nothing or anything.
    ///
    /// @param soFar what could be read of it, empty: nothing
    public static BootVerdict damaged(
            Optional<BootImage> soFar, String what, long offset, Question question) {
        var check = new Bootcheck(soFar.orElse(BootImage.EMPTY), question);
        var subject = "at byte " + offset;
        var link =
                soFar.isEmpty()
                        ? Link.no(Part.IMAGE, subject, what, List.of())
                        : Link.unknown(Part.IMAGE, subject, what + "; a kernel gets a part of it");
        var kernels = ModuleFolder.kernels(check.image);
        var kernel = question.kernel().or(() -> kernels.stream().findFirst());
        if (check.config.maker() == Maker.UNKNOWN) {
            check.notes.add(
                    "what made the image cannot be seen: make it anew with mkinitramfs, dracut or"
                            + " mkinitcpio under another name, check that one, and put it in place");
        }
        return check.finish(List.of(link), link.usable(), check.modules(), kernel);
    }

    private int modules() {
        return ModuleFolder.kernels(image).stream()
                .mapToInt(kernel -> ModuleFolder.of(image, kernel).files().size())
                .sum();
    }

    private BootVerdict judge() {
        var kernels = ModuleFolder.kernels(image);
        var asked =
                question.kernel()
                        .or(() ->
                                image.unified()
                                        .map(BootImage.Unified::kernelVersion)
                                        .filter(it -> !it.isEmpty()));
        if (asked.isEmpty() && kernels.size() == 1) {
            notes.add(
                    "the kernel is taken to be " + kernels.first() + ", as the image has no other");
            return withModules(kernels.first());
        }
        if (asked.isPresent() && kernels.contains(asked.get())) {
            return withModules(asked.get());
        }
        var link = kernel(kernels, asked);
        return finish(List.of(link), link.usable(), modules(), asked);
    }

    /// Why there is nothing to be judged.
    private static Link kernel(SortedSet<String> kernels, Optional<String> asked) {
        if (kernels.isEmpty()) {
            return Link.unknown(
                    Part.KERNEL,
                    "kernel",
                    "the image has no modules; which drivers the kernel has built in is not known");
        }
        var there = "modules of " + String.join(" and ", kernels);
        if (asked.isEmpty()) {
            return Link.unknown(
                    Part.KERNEL, "kernel", "the image has " + there + "; --kernel says which runs");
        }
        var because = "the kernel " + asked.get() + " loads none of its modules: it has " + there;
        return Link.no(Part.KERNEL, asked.get(), because, List.of());
    }

    private BootVerdict withModules(String kernel) {
        var folder = ModuleFolder.of(image, kernel);
        var count = folder.files().size();
        if (!folder.damaged().isEmpty()) {
            var damaged =
                    folder.damaged().stream()
                            .map(each -> Link.unknown(Part.LOADER, each.file(), each.toString()))
                            .toList();
            return finish(damaged, Usable.UNKNOWN, count, Optional.of(kernel));
        }
        var modprobe = ModprobeConfig.of(tree, folder.path()).and(blacklists());
        modprobe.complaints().forEach(notes::add);
        var never = Set.copyOf(line.lists("module_blacklist"));
        var modules = new ModuleJudge(new Kmod(folder, modprobe), config, never);
        var userland = new Userland(tree);
        var needs = RootNeeds.of(tree, config, question.rootFs(), line);
        var loading =
                new Loading(
                        hasInit(), userland.hasUdev(), userland.modprobe(), folder.forms(), config);
        var devices = new DeviceJudge(modules, loading);
        var links = new ArrayList<Link>();
        links.add(Link.yes(Part.KERNEL, kernel, count + " modules in the image"));
        init(needs).ifPresent(links::add);
        var ways = new Ways(question, devices, needs);
        var disks = ways.disks();
        links.addAll(disks.links());
        var root = new RootJudge(modules, userland, loading).judge(needs);
        links.addAll(root);
        var network = ways.network();
        links.addAll(network.links());
        var all = new ArrayList<>(root.stream().map(Link::usable).toList());
        all.addAll(
                links.stream().filter(it -> it.part() == Part.LOADER).map(Link::usable).toList());
        all.add(disks.usable());
        all.add(network.usable());
        notes.addAll(disks.notes());
        assumptions(needs);
        return finish(links, Usable.all(all), count, Optional.of(kernel));
    }

    private String rdinit() {
        return line.last("rdinit").orElse("/" + INIT);
    }

    private boolean hasInit() {
        return tree.has(INIT) || !rdinit().equals("/" + INIT);
    }

    /// What is wrong with what the kernel runs first, if anything is. Without any it mounts the
    /// root itself, and knows neither layers nor what udev reads from disks. Source: Linux 6.1,
    /// `init/do_mounts.c`.
    private Optional<Link> init(RootNeeds needs) {
        if (!rdinit().equals("/" + INIT)) {
            var because = "rdinit= runs it instead of /init; what it does is not known";
            return Optional.of(Link.unknown(Part.LOADER, rdinit(), because));
        }
        if (hasInit()) {
            return Optional.empty();
        }
        var itself = "without it the kernel mounts the root itself, and ";
        return Optional.of(
                OPENED_BY_PROGRAMS.stream().anyMatch(needs.layers()::contains)
                        ? Link.no(
                                Part.LOADER, INIT, itself + "runs nothing that opens it", List.of())
                        : Link.unknown(
                                Part.LOADER,
                                INIT,
                                itself + "finds it only with all drivers built in"));
    }

    /// As kmod and the makers' scripts take them from the command line; kmod leaves dashes as they
    /// are.
    private List<ModprobeConfig.Rule> blacklists() {
        var rules = new ArrayList<ModprobeConfig.Rule>();
        line.lists("modprobe.blacklist")
                .forEach(name -> rules.add(fromLine(name, "modprobe.blacklist=")));
        if (config.maker() == Maker.INITRAMFS_TOOLS) {
            // its init keeps the last, and scripts/init-top/blacklist writes it to modprobe.d
            line.last("blacklist").stream()
                    .flatMap(last -> Stream.of(last.split(",", -1)))
                    .forEach(name -> rules.add(fromModprobe(name, "blacklist=")));
        }
        if (config.maker() == Maker.DRACUT) {
            line.lists("rd.driver.blacklist", "rdblacklist")
                    .forEach(name -> rules.add(fromModprobe(name, "rd.driver.blacklist=")));
            line.lists("rd.driver.post")
                    .forEach(name -> rules.add(fromModprobe(name, "rd.driver.post=")));
        }
        return rules;
    }

    /// By way of a file, in which a dash is an underscore.
    private static ModprobeConfig.Rule fromModprobe(String name, String where) {
        return fromLine(name.replace('-', '_'), where);
    }

    private static ModprobeConfig.Rule fromLine(String name, String where) {
        return new ModprobeConfig.Rule(name, "", where + " on the kernel command line");
    }

    private void assumptions(RootNeeds needs) {
        if (needs.layers().isEmpty()) {
            onPlainDisk(needs)
                    .ifPresent(why ->
                            notes.add(
                                    "the root is taken to lie on a disk or partition, as " + why));
        }
        if (needs.layers().contains(RootNeeds.Layer.CRYPT)) {
            notes.add(
                    "who opens LUKS is not known: a person at the console, a key in the image, or"
                            + " the TPM of one machine, which no other has");
        }
        if (needs.onNetwork()) {
            notes.add("the root is on the network: disks do not decide");
        }
    }

    private Optional<String> onPlainDisk(RootNeeds needs) {
        if (line.parameters().isEmpty()) {
            return Optional.of("no command line was given; --cmdline gives it");
        }
        return switch (needs.name()) {
            case NONE -> Optional.of("the command line has no root=");
            case CONTENT ->
                    Optional.of("root=" + needs.device() + " does not say what lies below it");
            default -> Optional.empty();
        };
    }

    private BootVerdict finish(
            List<Link> links, Usable usable, int modules, Optional<String> kernel) {
        question.hardware().complaints().forEach(each -> notes.add("list: " + each));
        var outcome = Outcome.of(usable);
        var because =
                links.stream()
                        .filter(link -> link.part() != Part.NETWORK && decides(link, usable))
                        .map(Bootcheck::sentence)
                        .distinct()
                        .collect(Collectors.toCollection(ArrayList::new));
        var remedy = Remedy.of(tree, config.maker(), links, kernel);
        return new BootVerdict(
                outcome,
                List.copyOf(because),
                modules,
                kernel,
                config.maker(),
                List.copyOf(links),
                List.copyOf(notes),
                outcome == Outcome.BOOTS ? Optional.empty() : remedy);
    }

    /// Of an unknown also what is missing: it may be what decides.
    private static boolean decides(Link link, Usable usable) {
        return switch (usable) {
            case YES -> true;
            case NO -> link.usable() == Usable.NO;
            case UNKNOWN -> link.usable() != Usable.YES;
        };
    }

    private static String sentence(Link link) {
        var root = link.part() == Part.ROOT ? "root " : "";
        return root + link.subject() + ": " + link.because();
    }
}
