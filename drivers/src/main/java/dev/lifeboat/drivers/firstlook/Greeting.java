package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a host says of itself when it is first logged in to: what a site file says of it else.
///
/// @param name what it calls itself, without a domain
/// @param boot the id of its boot: two targets that give the same are one machine
/// @param virsh whether it has what looks at its guests
/// @param ceph the lines of its ceph.conf that name monitors, where it can ask them as
///   client.admin; else empty
/// @param address where it took the login, as the host sees it
/// @param storage the addresses from which it talks to monitors of Ceph now
/// @param capacity what it has, less what it needs itself
record Greeting(
        String name,
        String boot,
        boolean virsh,
        String ceph,
        Optional<String> address,
        SortedSet<String> storage,
        Capacity capacity) {
    /// Read-only. Ports 3300 and 6789 are the monitors' (`ms_bind_port` and msgr2's, since
    /// Nautilus).
    static final String SCRIPT =
            """
            echo "name $(uname -n)"
            echo "boot $(cat /proc/sys/kernel/random/boot_id)"
            echo "cpus $(getconf _NPROCESSORS_ONLN)"
            awk '/^MemTotal:/ {print "memory", $2}' /proc/meminfo
            echo "connection $SSH_CONNECTION"
            ss -Htn state established '( dport = :3300 or dport = :6789 )' 2>/dev/null |
              awk '{print "storage", $3}' | sort -u
            command -v virsh >/dev/null && echo virsh
            [ -r /etc/ceph/ceph.client.admin.keyring ] && command -v ceph >/dev/null &&
              sed -n '/^[[:space:]]*mon[ _-]\\(host\\|addr\\)/s/^/ceph /p' /etc/ceph/ceph.conf 2>/dev/null
            echo end
            """;

    /// The host's own share of its memory: a tenth, because QEMU takes 120 MiB for each guest
    /// beside the guest's own (measured, with librbd), and 1 GiB at least for the system.
    private static final int OWN_SHARE = 10;

    private static final long OWN_AT_LEAST = 1024;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    /// `SSH_CONNECTION` is the client's address and port, then the server's (ssh(1)).
    private static final Pattern CONNECTION =
            Pattern.compile("\\S+ [0-9]+ (?<address>[0-9A-Fa-f:.]{2,45})(%\\S+)? [0-9]+");

    private static final Pattern SOCKET =
            Pattern.compile("\\[?(?:::ffff:)?(?<address>[0-9A-Fa-f:.]{2,45}?)(%[^]]+)?]?:[0-9]+");

    static Greeting read(String text) throws Unreadable {
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getLast().equals("end")) {
            throw new Unreadable("it is cut off before \"end\"");
        }
        var boot = value(text, "boot ");
        if (boot.isEmpty()) {
            throw new Unreadable("it does not say which boot it is");
        }
        var name = value(text, "name ");
        var dot = name.indexOf('.');
        return new Greeting(
                dot < 0 ? name : name.substring(0, dot),
                boot,
                lines.contains("virsh"),
                values(text, "ceph "),
                address(value(text, "connection ")),
                storage(text),
                new Capacity(memory(value(text, "memory ")), (int) number(value(text, "cpus "))));
    }

    private static String value(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static String values(String text, String word) {
        return text.lines()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .collect(Collectors.joining("\n"));
    }

    private static long number(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    /// From kB, which are KiB (proc_meminfo(5)). One that does not say has no room: unknown is
    /// never enough.
    private static MebiBytes memory(String kibiBytes) {
        var all = number(kibiBytes) / 1024;
        return new MebiBytes(Math.max(0, all - Math.max(OWN_AT_LEAST, all / OWN_SHARE)));
    }

    private static Optional<String> address(String connection) {
        var found = CONNECTION.matcher(connection);
        return found.matches() ? Optional.of(found.group("address")) : Optional.empty();
    }

    private static SortedSet<String> storage(String text) {
        var addresses = new TreeSet<String>();
        text.lines()
                .filter(line -> line.startsWith("storage "))
                .map(line -> SOCKET.matcher(line.substring("storage ".length()).strip()))
                .filter(Matcher::matches)
                .forEach(found -> addresses.add(found.group("address")));
        return addresses;
    }
}
