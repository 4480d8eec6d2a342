package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All guests of a host from one virsh script.
///
/// Names come from customers. None can pass for a marker: each stands behind a UUID or in quotes.
final class ResidentsReader {
    static final String SCRIPT =
            "echo == guests; list --all --uuid --name;"
                    + " echo == persistent; list --all --persistent --uuid;"
                    + " echo == autostart; list --all --autostart --uuid;"
                    + " echo == stats; domstats --raw --nowait --state --balloon --vcpu;"
                    + " echo == end";

    private static final List<String> SECTIONS =
            List.of("== guests", "== persistent", "== autostart", "== stats", "== end");

    /// `virDomainState` and its reasons in libvirt's `libvirt-domain.h`.
    private static final int STATE_RUNNING = 1;

    private static final int STATE_BLOCKED = 2;
    private static final int STATE_PAUSED = 3;
    private static final int STATE_SHUT_OFF = 5;
    private static final int PAUSED_BY_IO_ERROR = 5;
    private static final int SHUT_OFF_BY_CRASH = 3;

    private ResidentsReader() {}

    static Residents read(Ended.Exited answer) throws Unreadable {
        if (answer.err().contains("error:")) {
            // One part failed, and an empty list would read as "nothing runs here".
            throw new Unreadable("a part of it failed on the host");
        }
        var sections = sections(answer.out());
        var persistent = uuids(sections.get("== persistent"));
        var autostart = uuids(sections.get("== autostart"));
        var stats = stats(sections.get("== stats"));
        var guests = new TreeMap<VmId, Resident>();
        for (var line : lines(sections.get("== guests"))) {
            var vm = uuid(line.length() < 36 ? line : line.substring(0, 36));
            var name = line.length() > 37 ? line.substring(37) : vm.label();
            var seen = stats.getOrDefault(name, Map.of());
            guests.put(
                    vm,
                    new Resident(
                            name,
                            state(seen),
                            persistent.contains(vm),
                            autostart.contains(vm),
                            new MebiBytes(number(seen, "balloon.maximum") / 1024),
                            Math.toIntExact(number(seen, "vcpu.current"))));
        }
        return new Residents(guests);
    }

    private static Map<String, List<String>> sections(String out) throws Unreadable {
        var found = new HashMap<String, List<String>>();
        var lines = out.lines().toList();
        var from = -1;
        for (var section : SECTIONS) {
            var at = lines.subList(from + 1, lines.size()).indexOf(section);
            if (at < 0) {
                throw new Unreadable("it is cut off before \"" + section + "\"");
            }
            if (from >= 0) {
                found.put(lines.get(from), lines.subList(from + 1, from + 1 + at));
            }
            from = from + 1 + at;
        }
        return found;
    }

    private static List<String> lines(@Nullable List<String> section) {
        return section == null
                ? List.of()
                : section.stream().filter(line -> !line.isBlank()).toList();
    }

    private static Set<VmId> uuids(@Nullable List<String> section) throws Unreadable {
        var found = new HashSet<VmId>();
        for (var line : lines(section)) {
            found.add(uuid(line.strip()));
        }
        return found;
    }

    private static VmId uuid(String text) throws Unreadable {
        try {
            return new VmId(UUID.fromString(text));
        } catch (IllegalArgumentException bad) {
            throw new Unreadable("a line does not begin with a UUID");
        }
    }

    private static Map<String, Map<String, String>> stats(@Nullable List<String> section) {
        var all = new HashMap<String, Map<String, String>>();
        Map<String, String> current = new HashMap<>();
        for (var line : lines(section)) {
            if (line.startsWith("Domain: '") && line.endsWith("'")) {
                current = new HashMap<>();
                all.put(line.substring("Domain: '".length(), line.length() - 1), current);
            } else if (line.startsWith("  ") && line.indexOf('=') > 0) {
                var at = line.indexOf('=');
                current.put(line.substring(2, at), line.substring(at + 1));
            }
        }
        return all;
    }

    /// A guest whose state was not given, because it came or went in between, counts as alive.
    private static RunState state(Map<String, String> stats) {
        var reason = number(stats, "state.reason");
        return switch (Math.toIntExact(number(stats, "state.state"))) {
            case STATE_RUNNING, STATE_BLOCKED -> RunState.RUNNING;
            case STATE_PAUSED ->
                    reason == PAUSED_BY_IO_ERROR ? RunState.PAUSED_BY_DISK : RunState.PAUSED;
            case STATE_SHUT_OFF ->
                    reason == SHUT_OFF_BY_CRASH ? RunState.CRASHED : RunState.SHUT_OFF;
            // VIR_DOMAIN_CRASHED (6) too: with on_crash=preserve the process still exists.
            default -> RunState.OTHER;
        };
    }

    private static long number(Map<String, String> stats, String name) {
        var text = stats.getOrDefault(name, "0");
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }
}
