package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.ssh.RemoteShell;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// The definitions of all guests of a host, fetched at once and without their passwords.
///
/// Their disks say which monitors they ask, and so how many Ceph clusters there are, which else
/// only a site file tells.
public record GuestTexts(SortedMap<VmId, String> xml) {
    /// 200 guests of 8 KiB each: 0.03 s each on a host at load 23, over a slow line.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int MARK_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    public GuestTexts {
        xml = new TreeMap<>(xml);
    }

    public static Reading<GuestTexts> of(HostId host, RemoteShell hosts, InstantSource clock) {
        var look = Look.at(host, "ssh {} virsh -r dumpxml --inactive", clock);
        var bytes = new byte[MARK_BYTES];
        RANDOM.nextBytes(bytes);
        var mark = HexFormat.of().formatHex(bytes);
        var ended = hosts.run(host, script(mark), LIMIT);
        return look.reading(ended, LookingHypervisor::why, text -> read(text, mark));
    }

    /// One virsh for all. Each text stands behind a mark that no customer can have written into a
    /// guest's description.
    private static String script(String mark) {
        return """
        u=$(virsh -r -c qemu:///system list --all --uuid) || exit 1
        all=$(echo "$u" | sed -n 's/^\\([0-9a-f-]\\{36\\}\\)$/echo == MARK \\1; dumpxml --inactive \\1;/p')
        [ -z "$all" ] || virsh -r -c qemu:///system "$all"
        echo "== MARK end"
        """
                .replace("MARK", mark);
    }

    private static GuestTexts read(String text, String mark) throws Unreadable {
        var all = new TreeMap<VmId, String>();
        var parts = List.of(text.split("(?m)^== " + mark + " ", -1));
        if (!parts.getLast().strip().equals("end")) {
            throw new Unreadable("it is cut off before its end");
        }
        for (var part : parts.subList(1, parts.size() - 1)) {
            var line = part.indexOf('\n');
            if (line > 0) {
                var vm = new VmId(UUID.fromString(part.substring(0, line).strip()));
                all.put(vm, part.substring(line + 1));
            }
        }
        return new GuestTexts(all);
    }

    /// The clusters that these guests' disks name, by their monitors: lists that share a monitor
    /// are of one cluster. In the order of their monitors' names, so that they are called the same
    /// each time.
    public static SortedMap<ClusterId, SortedSet<String>> clusters(Collection<GuestTexts> hosts) {
        var found = new ArrayList<SortedSet<String>>();
        var rbd = false;
        for (var texts : hosts) {
            for (var text : texts.xml().values()) {
                for (var named : DefinitionReader.monitors(text)) {
                    rbd = true;
                    if (!named.isEmpty()) {
                        join(found, named);
                    }
                }
            }
        }
        found.sort((one, other) -> one.first().compareTo(other.first()));
        if (found.isEmpty() && rbd) {
            found.add(new TreeSet<>()); // as its hosts' own ceph.conf says
        }
        var clusters = new TreeMap<ClusterId, SortedSet<String>>();
        for (var monitors : found) {
            var number = clusters.size() + 1;
            clusters.put(new ClusterId(number == 1 ? "ceph" : "ceph-" + number), monitors);
        }
        return clusters;
    }

    private static void join(List<SortedSet<String>> found, SortedSet<String> named) {
        var all = new TreeSet<>(named);
        found.removeIf(other -> {
            var shared = other.stream().anyMatch(named::contains);
            if (shared) {
                all.addAll(other);
            }
            return shared;
        });
        found.add(all);
    }
}
