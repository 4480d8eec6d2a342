package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.drivers.shell.Unreadable;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a host says has changed since it booted: from the log of dpkg or the database of RPM, and
/// the files themselves. Debian keeps a year of that log; where it begins after the boot, what came
/// before is not known. RPM knows when each package came, and nothing of those that went.
///
/// The boot is the start of process 1: the kernel's `btime` and, in a container, how much later
/// that was.
final class SinceBootReader {
    /// What an engineer types.
    static final String TYPED = "ssh {} 'uptime -s; tail -n 50 /var/log/dpkg.log; rpm -qa --last'";

    /// Read-only. Left out are files that change every day: the guests' own definitions, LVM's
    /// copies of its metadata, what grub notes of each boot; and of the devices those that drivers
    /// make (SR-IOV) or people plug in (USB). What find may not read is told: it would count as
    /// unchanged.
    static final String SCRIPT =
            """
            b=$(awk '/^btime/ {print $2}' /proc/stat)
            s=$(sed 's/.*) //' /proc/1/stat | cut -d' ' -f20)
            b=$((b + s / $(getconf CLK_TCK)))
            t=$(date -d "@$b" '+%Y-%m-%d %H:%M:%S')
            echo "booted $b"
            echo "kernel $(uname -r)"
            m=$(for d in /sys/bus/pci/devices/*; do [ -e "$d/physfn" ] || grep . "$d/modalias"; done 2>/dev/null)
            echo "machine $(awk -F ': ' '/^model name/ {print $2 ", "; exit}' /proc/cpuinfo)$(
              awk '/^MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), $(
              echo "$m" | grep -c .) devices on PCI ($(echo "$m" | LC_ALL=C sort | sha256sum | cut -c 1-8))"
            zcat -f /var/log/dpkg.log* 2>/dev/null | awk -v t="$t" '
              {when = $1 " " $2}
              when < t && !told {print "packages"; told = 1}
              when >= t && $3 ~ /^(install|upgrade|remove)$/ {print "dpkg", $3, $4, $5, $6}'
            [ -d /var/lib/dpkg/info ] ||
              rpm -qa --qf '%{INSTALLTIME} %{NAME} %{VERSION}-%{RELEASE}\\n' 2>/dev/null | awk -v b="$b" '
                $1 !~ /^[0-9]+$/ {next}
                $1 < b && !told {print "packages"; told = 1}
                b <= $1 {print "rpm", $2, $3}'
            LC_ALL=C find /boot /etc/modprobe.d /etc/modules-load.d /etc/initramfs-tools \
              /etc/dracut.conf /etc/dracut.conf.d /etc/network /etc/netplan /etc/systemd/network \
              /etc/NetworkManager /etc/sysconfig/network /etc/sysconfig/network-scripts \
              /etc/udev /etc/ceph /etc/libvirt /etc/fstab /etc/crypttab /etc/mdadm /etc/mdadm.conf /etc/lvm \
              -xdev \\( -path /etc/libvirt/qemu -o -path /etc/lvm/archive -o -path /etc/lvm/backup \
                -o -name grubenv \\) -prune -o -type f -newermt "@$b" -print 2>&1 |
              sed -e '/^find: .*No such file or directory$/d' -e 's/^find: /closed /' -e t \
                -e 's/^/file /' | head -n 200
            echo end
            """;

    /// What a boot, a guest's start or its storage needs.
    private static final Pattern COUNTS =
            Pattern.compile(
                    "(linux-(image|modules|firmware)|kernel(?!-(headers|tools|doc))|glibc|libvirt"
                            + "|qemu|seabios|ovmf|edk2|librbd|librados|ceph|openvswitch|systemd"
                            + "|udev|initramfs-tools|dracut|grub|shim|mdadm|lvm2|cryptsetup|firmware"
                            + "|ifupdown|netplan|network-manager|NetworkManager|bridge-utils"
                            + "|intel-microcode|amd64-microcode|microcode_ctl|kmod|device-mapper"
                            + "|multipath-tools|libc6).*");

    private static final Pattern DPKG =
            Pattern.compile("dpkg (install|upgrade|remove) ([^ :]+)(?::\\S+)? (\\S+)(?: (\\S+))?");

    private static final Pattern RPM = Pattern.compile("rpm (\\S+) (\\S+)");

    private static final Pattern BOOTED = Pattern.compile("booted ([0-9]{9,11})");

    private SinceBootReader() {}

    static SinceBoot read(String text) throws Unreadable {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getLast().equals("end")) {
            throw new Unreadable("it is cut off before \"end\"");
        }
        var booted = Optional.<Instant>empty();
        var kernel = "";
        var machine = "";
        var packages = false;
        var changes = new TreeSet<String>();
        for (var line : lines) {
            var when = BOOTED.matcher(line);
            if (when.matches()) {
                booted = Optional.of(Instant.ofEpochSecond(Long.parseLong(when.group(1))));
            } else if (line.startsWith("kernel ")) {
                kernel = line.substring("kernel ".length());
            } else if (line.startsWith("machine ")) {
                machine = line.substring("machine ".length());
            } else if (line.equals("packages")) {
                packages = true;
            } else if (line.startsWith("file ")) {
                changes.add(line);
            } else if (line.startsWith("closed ")) {
                changes.add(SinceBoot.UNSEEN + line.substring("closed ".length()));
            } else {
                dpkg(line, changes);
                rpm(line, changes);
            }
        }
        return new SinceBoot(
                booted.orElseThrow(() -> new Unreadable("it does not say when the host booted")),
                kernel,
                machine,
                packages,
                changes);
    }

    private static void dpkg(String line, SortedSet<String> changes) {
        var found = DPKG.matcher(line);
        if (!found.matches() || !COUNTS.matcher(found.group(2)).matches()) {
            return;
        }
        var act = found.group(1) + " " + found.group(2);
        changes.add(
                switch (found.group(1)) {
                    case "upgrade" -> act + " " + found.group(3) + " -> " + found.group(4);
                    case "install" -> act + " " + found.group(4);
                    default -> act;
                });
    }

    /// An upgrade too is told as what came.
    private static void rpm(String line, SortedSet<String> changes) {
        var found = RPM.matcher(line);
        if (found.matches() && COUNTS.matcher(found.group(1)).matches()) {
            changes.add("install " + found.group(1) + " " + found.group(2));
        }
    }
}
