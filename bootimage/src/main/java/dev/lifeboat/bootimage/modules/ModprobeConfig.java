package dev.lifeboat.bootimage.modules;

import dev.lifeboat.bootimage.ImageTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What modprobe.d says, in the order in which kmod reads it: of several lines for one module the
/// first holds, except that options add up.
///
/// @param complaints lines that kmod ignores, each with its file and number
public record ModprobeConfig(
        List<Alias> aliases,
        List<Rule> blacklist,
        List<Rule> installs,
        List<Rule> removes,
        List<Rule> options,
        List<Softdep> softdeps,
        List<String> complaints) {

    /// @param where the file and line, or the kernel's command line
    public record Alias(String pattern, String module, String where) {}

    /// @param text the command or the options; empty of a blacklist
    public record Rule(String module, String text, String where) {}

    /// Modules to be loaded around another where they are there.
    ///
    /// @param module may be a pattern
    public record Softdep(String module, List<String> pre, List<String> post) {}

    /// What the folders of an image say.
    ///
    /// @param folder of the kernel's modules, where the softdeps of depmod are
    public static ModprobeConfig of(ImageTree tree, String folder) {
        return ModprobeFiles.of(tree, folder);
    }

    /// With blacklists from elsewhere.
    public ModprobeConfig and(List<Rule> more) {
        var all = new ArrayList<>(blacklist);
        all.addAll(more);
        return new ModprobeConfig(
                aliases, List.copyOf(all), installs, removes, options, softdeps, complaints);
    }

    /// Who blacklists a module, if somebody does.
    public Optional<String> blacklisted(String module) {
        return blacklist.stream()
                .filter(rule -> rule.module.equals(module))
                .map(Rule::where)
                .findFirst();
    }

    /// What is run instead of loading a module, if something is.
    public Optional<Rule> install(String module) {
        return installs.stream().filter(rule -> Fnmatch.matches(rule.module, module)).findFirst();
    }

    /// kmod takes only the first that fits.
    public Optional<Softdep> softdep(String module) {
        return softdeps.stream()
                .filter(softdep -> Fnmatch.matches(softdep.module, module))
                .findFirst();
    }
}
