package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.modules.Kmod;
import dev.lifeboat.bootimage.modules.ModprobeConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a module of the image can be loaded, and what stands in its way.
///
/// @param neverLoaded by module_blacklist: the kernel itself refuses them
record ModuleJudge(Kmod kmod, ImageConfig config, Set<String> neverLoaded) {
    private static final Set<String> DOES_NOTHING =
            Set.of("/bin/false", "/bin/true", "/usr/bin/false", "/usr/bin/true", "false", "true");

    private static final String NOT_THERE = " is not in the image";

    /// @param lacking modules that would have to be in the image
    record Answer(String module, Usable usable, String because, List<String> lacking) {
        static Answer no(String module, String because, String... lacking) {
            return new Answer(module, Usable.NO, because, List.of(lacking));
        }
    }

    /// Whether the image says what its kernel has built in. Where it does not, a driver that is not
    /// there may still be.
    boolean knowsBuiltin() {
        var builtin = kmod.folder().builtin();
        return !builtin.names().lines().isEmpty() || !builtin.aliases().lines().isEmpty();
    }

    /// @param byAlias whether it is asked for by an alias: only then do blacklists act
    Answer judge(String module, boolean byAlias) {
        if (kmod.isBuiltin(module)) {
            return new Answer(module, Usable.YES, module + ", built into the kernel", List.of());
        }
        var path = kmod.path(module);
        if (path.isEmpty()) {
            return kmod.folder().files().containsKey(module)
                    ? Answer.no(
                            module,
                            module + " is in the image, but modules.dep does not name it",
                            module)
                    : Answer.no(module, module + NOT_THERE, module);
        }
        var blacklist = kmod.config().blacklisted(module);
        if (byAlias && blacklist.isPresent() && !config.evadesBlacklist(module)) {
            return Answer.no(module, module + " is blacklisted: " + blacklist.get());
        }
        return loads(module).orElse(new Answer(module, Usable.YES, module, List.of()));
    }

    /// What hinders the module or one that it needs.
    private Optional<Answer> loads(String module) {
        var hindered = new ArrayList<Answer>();
        for (var needed : needed(module)) {
            var own = needed.equals(module);
            var name = own ? module : module + " needs " + needed + ", which";
            if (!kmod.isThere(needed)) {
                hindered.add(Answer.no(module, name + NOT_THERE, needed));
            } else if (neverLoaded.contains(needed)) {
                hindered.add(
                        Answer.no(
                                module, name + " is kept out by module_blacklist= at the kernel"));
            } else {
                command(needed, name).ifPresent(hindered::add);
            }
        }
        var lacking = hindered.stream().flatMap(each -> each.lacking().stream()).toList();
        return hindered.stream()
                .max(Comparator.comparingInt(ModuleJudge::rank))
                .map(first -> new Answer(module, first.usable(), first.because(), lacking));
    }

    private List<String> needed(String module) {
        var needed = new ArrayList<>(kmod.needed(module));
        needed.add(module);
        return needed;
    }

    /// An install line is run instead.
    private Optional<Answer> command(String module, String name) {
        return kmod.command(module).flatMap(rule -> command(rule, module, name));
    }

    private static Optional<Answer> command(ModprobeConfig.Rule rule, String module, String name) {
        var command = rule.text().strip();
        var first = command.split("[\\s;]", 2)[0];
        if (DOES_NOTHING.contains(first) && !command.contains("modprobe")) {
            return Optional.of(
                    Answer.no(
                            module,
                            name + " is not loaded: install " + command + ", " + rule.where()));
        }
        var dash = module.replace('_', '-');
        if (command.contains("--ignore-install " + module)
                || command.contains("--ignore-install " + dash)
                || command.contains("modprobe -i " + module)) {
            return Optional.empty();
        }
        return Optional.of(
                new Answer(
                        module,
                        Usable.UNKNOWN,
                        name + " is not loaded but a command run, " + rule.where() + ": " + command,
                        List.of()));
    }

    /// The best of those that a name stands for.
    Answer best(List<Kmod.Found> found) {
        return found.stream()
                .map(each -> judge(each.module(), each.byAlias()))
                .min(Comparator.comparingInt(ModuleJudge::rank))
                .orElseThrow();
    }

    private static int rank(Answer answer) {
        return switch (answer.usable()) {
            case YES -> 0;
            case UNKNOWN -> 1;
            case NO -> 2;
        };
    }
}
