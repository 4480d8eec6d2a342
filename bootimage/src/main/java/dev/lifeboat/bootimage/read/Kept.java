package dev.lifeboat.bootimage.read;

import java.util.regex.Pattern;

/// Of which files the content is kept: what a decision may be made from. Modules are not.
final class Kept {
    /// A real `modules.alias` of all of Debian's modules has 1.3 MB, and nothing else is larger.
    static final long FILE_BYTES = 16 << 20;

    /// All indexes of a real image together have 6 MB.
    static final long TOTAL_BYTES = 48 << 20;

    /// Where modprobe.d(5), modules-load.d(5), initramfs-tools, dracut and mkinitcpio (`config`)
    /// have their files; crypttab(5). Which symbol is in which module is large, and nothing asks
    /// for it.
    private static final Pattern PATHS =
            Pattern.compile(
                    "(usr/)?lib/modules/[^/]+/modules\\.(?!symbols).*"
                            + "|(etc|run|lib|usr/lib|usr/local/lib)/(modprobe|modules-load)\\.d/[^/]+"
                            + "|etc/modules"
                            + "|conf/(modules|initramfs\\.conf|arch\\.conf|param\\.conf|conf\\.d/[^/]+)"
                            + "|etc/cmdline(\\.d/[^/]+)?"
                            + "|(etc|usr/lib)/(initrd|os)-release"
                            + "|(usr/)?lib/dracut/(build-parameter|modules)\\.txt"
                            + "|(cryptroot|etc)/crypttab"
                            + "|config|buildconfig");

    private static final String MODULES = "/kernel/";

    private Kept() {}

    static boolean is(String path) {
        // Most of an image are modules, and a pattern costs more than all else that is done for
        // one.
        return !path.contains(MODULES) && PATHS.matcher(path).matches();
    }
}
