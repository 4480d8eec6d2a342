package dev.lifeboat.drivers.bootimage;

import dev.lifeboat.drivers.shell.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a host says of itself: its boot loader's files, what lies in `/boot`, its devices, and on
/// which of them its root is.
///
/// @param files lines of each file, by path
/// @param closed what the login may not read
/// @param boot the paths of the files in /boot
/// @param devices a line for each, as `grep -H . /sys/bus/*/devices/*/modalias` prints them
/// @param roots where in /sys the disks below the root are
/// @param commandLine of the kernel that runs
record HostSays(
        SortedMap<String, List<String>> files,
        List<String> closed,
        List<String> boot,
        List<String> devices,
        List<String> roots,
        String commandLine) {
    /// Read-only. The root may lie on layers (`slaves`): the disks below them count.
    static final String SCRIPT =
            """
            show() {
              if [ -r "$1" ]; then echo "file $1"; sed 's/^/|/' "$1"; echo
              elif [ -e "$1" ]; then echo "closed $1"; fi
            }
            below() {
              of=$1
              set -- /sys/dev/block/"$1"/slaves/*/dev
              if [ -r "$1" ]; then for one; do below "$(cat "$one")"; done
              else echo "root $(readlink /sys/dev/block/"$of")"; fi
            }
            for d in /boot /boot/grub /boot/grub2 /boot/loader/entries; do
              if [ -d "$d" ] && ! [ -r "$d" -a -x "$d" ]; then echo "closed $d"; fi
            done
            for f in /boot/grub/grub.cfg /boot/grub2/grub.cfg /boot/grub/grubenv \\
                /boot/grub2/grubenv /boot/loader/entries/*.conf; do show "$f"; done
            find -L /boot -maxdepth 4 -type f -print 2>/dev/null | head -n 2000 | sed 's/^/boot /'
            grep -H . /sys/bus/*/devices/*/modalias 2>/dev/null | sed 's/^/device /'
            below "$(awk '$5 == "/" {m = $3} END {print m}' /proc/self/mountinfo)"
            echo "line $(cat /proc/cmdline)"
            echo end
            """;

    private static final Pattern PCI =
            Pattern.compile("[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]");

    private static final Pattern KERNEL = Pattern.compile("(?:vmlinuz|kernel|linux)-(.+)");

    static HostSays read(String text) throws Unreadable {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getLast().equals("end")) {
            throw new Unreadable("it is cut off before \"end\"");
        }
        var says =
                new HostSays(
                        new TreeMap<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        after("line ", lines).findFirst().orElse(""));
        after("closed ", lines).forEach(says.closed::add);
        after("boot ", lines).forEach(says.boot::add);
        after("device ", lines).forEach(says.devices::add);
        after("root ", lines).forEach(says.roots::add);
        var file = new ArrayList<String>();
        for (var line : lines) {
            if (line.startsWith("file ")) {
                file = new ArrayList<>();
                says.files.put(line.substring("file ".length()), file);
            } else if (line.startsWith("|")) {
                file.add(line.substring(1));
            }
        }
        return says;
    }

    private static Stream<String> after(String head, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(head))
                .map(line -> line.substring(head.length()));
    }

    /// By GRUB's menu, else by the entry files; where there is no loader's configuration at all,
    /// the only kernel.
    Next next() {
        if (!closed.isEmpty()) {
            return new Next.NotTold("this login may not read " + String.join(", ", closed));
        }
        var entries = new TreeMap<>(files.subMap("/boot/loader/entries/", "/boot/loader/entries0"));
        for (var folder : List.of("/boot/grub/", "/boot/grub2/")) {
            var lines = files.get(folder + "grub.cfg");
            if (lines != null) {
                var menu = GrubMenu.read(folder + "grub.cfg", lines);
                var environment = environment(files.getOrDefault(folder + "grubenv", List.of()));
                return menu.leavesItToEntryFiles()
                        ? new EntryFiles(entries).next(environment)
                        : menu.next(environment);
            }
        }
        return onlyKernel();
    }

    private static Map<String, String> environment(List<String> grubenv) {
        var environment = new TreeMap<String, String>();
        for (var line : grubenv) {
            var is = line.indexOf('=');
            if (is > 0 && !line.startsWith("#")) {
                environment.put(line.substring(0, is), line.substring(is + 1));
            }
        }
        return environment;
    }

    private Next onlyKernel() {
        var kernels = boot.stream().filter(file -> kernel(file).isPresent()).toList();
        if (kernels.isEmpty()) {
            return new Next.NotTold("there is neither a grub.cfg nor a kernel in /boot");
        }
        if (kernels.size() > 1) {
            return new Next.NotTold(
                    "which of "
                            + kernels.size()
                            + " kernels in /boot comes next is not known: there is no grub.cfg");
        }
        var version = kernel(kernels.getFirst()).orElseThrow();
        var images =
                boot.stream()
                        .filter(file -> file.matches(".*/(initrd|initramfs)[^/]*"))
                        .filter(file -> file.contains(version))
                        .toList();
        return images.size() == 1
                ? new Next.Entry(
                        "the only kernel in /boot, started as the one that runs",
                        kernels.getFirst(),
                        images,
                        commandLine)
                : new Next.NotTold("of " + kernels.getFirst() + " no initramfs is known");
    }

    /// `6.1.0-56-amd64` of `/boot/vmlinuz-6.1.0-56-amd64`.
    static Optional<String> kernel(String file) {
        var name = KERNEL.matcher(file.substring(file.lastIndexOf('/') + 1));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /// Where on the host a file is that its loader names from the root of the filesystem which
    /// holds /boot.
    Optional<String> place(String named) {
        return boot.stream()
                .filter(file -> file.equals(named) || file.equals("/boot" + named))
                .findFirst()
                .or(() -> boot.stream().filter(named::endsWith).findFirst());
    }

    String hardware() {
        return String.join("\n", devices) + "\n";
    }

    /// The controller that the root hangs on; empty where there is not one only.
    Optional<String> rootOn() {
        var places = new TreeSet<String>();
        for (var root : roots) {
            var last = PCI.matcher(root).results().reduce((_, later) -> later);
            places.add(last.map(MatchResult::group).orElse(""));
        }
        return one(places);
    }

    private static Optional<String> one(SortedSet<String> places) {
        return places.size() == 1
                ? Optional.of(places.first()).filter(place -> !place.isEmpty())
                : Optional.empty();
    }
}
