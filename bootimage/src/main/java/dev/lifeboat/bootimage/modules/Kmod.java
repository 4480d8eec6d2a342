package dev.lifeboat.bootimage.modules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Answers as the image's own kmod would: which modules a name stands for, and what is loaded for a
/// module in which order.
///
/// The order of the questions is kmod 30's (`libkmod-module.c`, kmod_module_new_from_lookup): the
/// first that finds something ends the search.
public record Kmod(ModuleFolder folder, ModprobeConfig config) {
    /// Loaded for one module; kmod has no limit. With softdeps the most in Debian's 6.1 is 41.
    private static final int MOST_MODULES = 1000;

    /// A module that a name stands for.
    ///
    /// @param byAlias blacklists act only on such
    public record Found(String module, boolean byAlias) {}

    /// Something that modprobe does.
    public sealed interface Step {
        /// @param path below the folder of modules
        record Insert(String module, String path) implements Step {}

        record Run(String module, String command) implements Step {}

        record Builtin(String module) implements Step {}

        /// No index knows a module of this name.
        record NotFound(String module) implements Step {}
    }

    /// What `modprobe -R` prints.
    public List<Found> lookup(String name) {
        return Normal.alias(name).map(this::normal).orElse(List.of());
    }

    private List<Found> normal(String name) {
        var configured =
                config.aliases().stream()
                        .filter(alias -> Fnmatch.matches(alias.pattern(), name))
                        .map(alias -> new Found(alias.module(), true))
                        .toList();
        if (!configured.isEmpty()) {
            return configured;
        }
        if (name.indexOf(':') < 0 && folder.depends().exact(name).isPresent()) {
            return List.of(new Found(name, false));
        }
        if (hasCommand(name)) {
            return List.of(new Found(name, false));
        }
        var aliased = aliased(folder.aliases(), name);
        if (!aliased.isEmpty()) {
            return aliased;
        }
        return isBuiltin(name)
                ? List.of(new Found(name, false))
                : aliased(folder.builtin().aliases(), name);
    }

    private boolean hasCommand(String name) {
        return config.installs().stream().anyMatch(rule -> rule.module().equals(name))
                || config.removes().stream().anyMatch(rule -> rule.module().equals(name));
    }

    private static List<Found> aliased(Index index, String name) {
        return index.matching(name).stream().map(module -> new Found(module, true)).toList();
    }

    /// What the kernel itself takes without any module, besides what the lookup found.
    public List<Found> builtin(String name) {
        return Normal.alias(name)
                .map(normal -> aliased(folder.builtin().aliases(), normal))
                .orElse(List.of());
    }

    public boolean isBuiltin(String module) {
        return folder.builtin().names().exact(module).isPresent();
    }

    /// The path of a module below its folder, by the index.
    public Optional<String> path(String module) {
        return folder.depends()
                .exact(module)
                .filter(line -> line.indexOf(':') >= 0)
                .map(line -> line.substring(0, line.indexOf(':')));
    }

    /// Paths of what a module needs, the deepest first.
    private List<String> needs(String module) {
        return folder.depends()
                .exact(module)
                .filter(line -> line.indexOf(':') >= 0)
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(paths -> !paths.isEmpty())
                .map(paths -> Arrays.asList(paths.split("[ \t]+", -1)).reversed())
                .orElse(List.of());
    }

    /// The modules that a module needs, as the index says.
    public List<String> needed(String module) {
        return needs(module).stream().map(Normal::file).toList();
    }

    /// Whether the file that the index names is in the image; kmod tries no other.
    public boolean isThere(String module) {
        var named = path(module);
        return named.isPresent() ? folder.has(named.get()) : isBuiltin(module);
    }

    /// What `modprobe --show-depends` prints of one module, softdeps and commands included.
    public List<Step> steps(String module) {
        var steps = new ArrayList<Step>();
        visit(module, new HashSet<>(), steps);
        return steps;
    }

    private void visit(String module, Set<String> visited, List<Step> steps) {
        if (visited.size() == MOST_MODULES || !visited.add(module)) {
            return;
        }
        needs(module).forEach(path -> around(Normal.file(path), visited, steps));
        around(module, visited, steps);
    }

    private void around(String module, Set<String> visited, List<Step> steps) {
        var softdep = config.softdep(module);
        softdep.map(it -> found(it.pre()))
                .orElse(List.of())
                .forEach(each -> visit(each, visited, steps));
        steps.add(
                command(module)
                        .<Step>map(rule -> new Step.Run(module, rule.text()))
                        .orElseGet(() -> insert(module)));
        softdep.map(it -> found(it.post()))
                .orElse(List.of())
                .forEach(each -> visit(each, visited, steps));
    }

    /// What is run instead of loading a module. A module with softdeps that stand for something
    /// does not run its command: kmod takes the command for the old way to say the same.
    public Optional<ModprobeConfig.Rule> command(String module) {
        var softdeps =
                config.softdep(module).stream()
                        .flatMap(it -> Stream.concat(it.pre().stream(), it.post().stream()))
                        .anyMatch(name -> !lookup(name).isEmpty());
        return softdeps ? Optional.empty() : config.install(module);
    }

    private List<String> found(List<String> names) {
        return names.stream().flatMap(name -> lookup(name).stream()).map(Found::module).toList();
    }

    private Step insert(String module) {
        var path = path(module);
        if (path.isPresent()) {
            return new Step.Insert(module, path.get());
        }
        return isBuiltin(module) ? new Step.Builtin(module) : new Step.NotFound(module);
    }
}
