package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.core.fleet.HostId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which name each host goes by: the one that it calls itself, and where that is of no use or two
/// have the same, the one that it was asked by.
///
/// Two targets that are one machine are an error: its guests would be counted twice, and said to
/// find room on the very host that died.
sealed interface Naming {
    record Names(SortedMap<HostId, Met> hosts) implements Naming {}

    /// @param problems a sentence each
    record Clash(List<String> problems) implements Naming {}

    static Naming of(List<Met> met) {
        var same = same(met);
        if (!same.isEmpty()) {
            return new Clash(same);
        }
        var bearers = new HashMap<String, Integer>();
        met.forEach(each -> bearers.merge(own(each), 1, Integer::sum));
        var named = new TreeMap<HostId, Met>();
        var clashes = new ArrayList<String>();
        for (var each : met) {
            var own = own(each);
            var alone = bearers.getOrDefault(own, 0) == 1 && !own.equals("localhost");
            var id = new HostId(alone ? own : asked(each));
            var other = named.putIfAbsent(id, each);
            if (other != null) {
                clashes.add(
                        other.target()
                                + " and "
                                + each.target()
                                + " both go by the name "
                                + id
                                + "; give them by names of /etc/hosts or ~/.ssh/config that differ");
            }
        }
        return clashes.isEmpty() ? new Names(named) : new Clash(clashes);
    }

    /// What it calls itself, where that can be used; who was not met goes by what was typed.
    private static String own(Met met) {
        if (met instanceof Met.Host(_, var greeting)) {
            try {
                return new HostId(greeting.name()).name();
            } catch (IllegalArgumentException strange) {
                return asked(met);
            }
        }
        return asked(met);
    }

    /// `0::1` is the address `::1`, and a name must not begin with a colon.
    private static String asked(Met met) {
        var host = met.target().host();
        return host.startsWith(":") ? "0" + host : host;
    }

    private static List<String> same(List<Met> met) {
        var problems = new ArrayList<String>();
        Map<String, Met.Host> boots = new HashMap<>();
        for (var each : met) {
            if (each instanceof Met.Host host) {
                var other = boots.putIfAbsent(host.greeting().boot(), host);
                if (other != null) {
                    problems.add(
                            other.target()
                                    + " and "
                                    + host.target()
                                    + " are the same machine, "
                                    + own(host)
                                    + ": give each host once");
                }
            }
        }
        return problems;
    }
}
