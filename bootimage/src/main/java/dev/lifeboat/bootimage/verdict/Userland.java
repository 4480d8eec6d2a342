package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.Entry;
import dev.lifeboat.bootimage.ImageTree;
import dev.lifeboat.bootimage.modules.ModuleFolder.Form;
import java.util.List;
import java.util.Optional;

/// The programs of an image that load modules, and those that open what a root may lie on.
record Userland(ImageTree tree) {
    private static final List<String> FOLDERS =
            List.of("usr/sbin", "usr/bin", "sbin", "bin", "usr/lib/systemd", "lib/systemd");

    private static final List<String> UDEV =
            List.of(
                    "usr/lib/systemd/systemd-udevd",
                    "lib/systemd/systemd-udevd",
                    "usr/lib/udev/udevd",
                    "lib/udev/udevd",
                    "usr/sbin/udevd",
                    "usr/bin/udevd",
                    "sbin/udevd");

    /// What the kernel runs when it wants a module, where nobody has set it otherwise.
    private static final String MODPROBE = "sbin/modprobe";

    /// What reads the indexes.
    enum Modprobe {
        KMOD("kmod", Form.KMOD),
        BUSYBOX("busybox", Form.TEXT);

        private final String name;
        private final Form reads;

        Modprobe(String name, Form reads) {
            this.name = name;
            this.reads = reads;
        }

        Form reads() {
            return reads;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    boolean has(String program) {
        return FOLDERS.stream().anyMatch(folder -> tree.has(folder + "/" + program));
    }

    boolean hasUdev() {
        return UDEV.stream().anyMatch(tree::has);
    }

    /// Empty where there is no modprobe.
    Optional<Modprobe> modprobe() {
        return tree.resolve(MODPROBE).map(this::whose);
    }

    /// A link says so itself. A hard link to busybox has its size, and busybox is larger than kmod.
    private Modprobe whose(String path) {
        if (path.endsWith("/busybox")) {
            return Modprobe.BUSYBOX;
        }
        var size = tree.find(path).map(Entry::size).orElse(0L);
        var busybox =
                FOLDERS.stream()
                        .map(folder -> tree.find(folder + "/busybox"))
                        .flatMap(Optional::stream)
                        .anyMatch(entry -> entry.size() == size && size > 0);
        return busybox && !path.endsWith("/kmod") ? Modprobe.BUSYBOX : Modprobe.KMOD;
    }
}
