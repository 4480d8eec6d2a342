package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.modules.ModuleFolder.Form;
import dev.lifeboat.bootimage.modules.ModuleFolder.Forms;
import dev.lifeboat.bootimage.verdict.Userland.Modprobe;
import java.util.Optional;
import java.util.Set;

/// Who in an image loads modules, and whether it can read the indexes that it looks into.
///
/// A module is found by its name in modules.dep, by an alias first in modules.alias. libkmod opens
/// each of its own files when it looks into it, and takes one that is missing for one that knows
/// nothing: it never looks into the text. Source: kmod 30, `libkmod.c`.
///
/// @param hasInit without which nothing runs but what the kernel asks for
/// @param modprobe empty where the image has none
record Loading(
        boolean hasInit,
        boolean hasUdev,
        Optional<Modprobe> modprobe,
        Forms forms,
        ImageConfig config) {
    /// What systemd loads by name, which asks libkmod and no modprobe.
    private static final String OF_SYSTEMD = "modules-load.d";

    /// Why udev loads no drivers; empty: it does. It asks libkmod, for aliases.
    Optional<String> noUdev() {
        if (!hasUdev) {
            return Optional.of("no udev");
        }
        if (!forms.depends().contains(Form.KMOD)) {
            return Optional.of(
                    "its udev needs modules.*.bin, and there is " + other(forms.depends()));
        }
        return forms.aliases().contains(Form.KMOD)
                ? Optional.empty()
                : Optional.of(
                        "its udev needs modules.alias.bin, and there is " + other(forms.aliases()));
    }

    /// Why modprobe loads nothing by its name; empty: it does.
    Optional<String> noModprobe() {
        return modprobe.isEmpty()
                ? Optional.of("the image has no /sbin/modprobe to load it")
                : unread(forms.depends(), "the indexes");
    }

    /// Why modprobe finds nothing by an alias; empty: it does.
    Optional<String> noAliases() {
        return noModprobe().or(() -> unread(forms.aliases(), "modules.alias"));
    }

    private Optional<String> unread(Set<Form> there, String what) {
        return modprobe.filter(it -> !there.contains(it.reads()))
                .map(it ->
                        "/sbin/modprobe is "
                                + it
                                + "'s, which cannot read "
                                + what
                                + ": "
                                + other(there));
    }

    private static String other(Set<Form> there) {
        if (there.contains(Form.KMOD)) {
            return "modules.*.bin only";
        }
        return there.contains(Form.TEXT) ? "text only" : "none";
    }

    /// Whether the image loads the module by its name.
    boolean isNamed(String module) {
        return config.loads(module)
                .filter(_ -> hasInit)
                .filter(it ->
                        it.where().contains(OF_SYSTEMD)
                                ? forms.depends().contains(Form.KMOD)
                                : noModprobe().isEmpty())
                .isPresent();
    }
}
