package dev.lifeboat.core.readiness;

import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.fleet.VmId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands in the site file and a conclusion rests on: unlike a reading it changes when
/// somebody types.
///
/// @param about a host or a guest
/// @param part which of its keys, with all below it, such as `bmc`
/// @param lines what stood there, such as `bmc.user: ADMIN`
public record Written(Subject about, String part, SortedMap<String, String> lines) {
    /// What all hosts but this one offer: where its guests go is found among them.
    private static final String OTHERS = "others";

    public Written {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    static Written of(Subject about, String part, Fleet fleet) {
        return new Written(about, part, lines(about, part, fleet));
    }

    static Written others(HostId host, Fleet fleet) {
        return of(host, OTHERS, fleet);
    }

    /// How it differs from what stands there now, a sentence each.
    Stream<String> changes(Fleet fleet) {
        var now = lines(about, part, fleet);
        var keys = new TreeSet<>(lines.keySet());
        keys.addAll(now.keySet());
        return keys.stream()
                .filter(key -> !lines.getOrDefault(key, "").equals(now.getOrDefault(key, "")))
                .map(key -> change(path(key, fleet), lines.get(key), now.get(key)));
    }

    private static String change(String path, @Nullable String was, @Nullable String is) {
        if (was == null) {
            return "the site file says " + path + " now, \"" + is + "\"";
        }
        return is == null
                ? "the site file says " + path + " no more, it was \"" + was + "\""
                : path + " in the site file was \"" + was + "\", is \"" + is + "\"";
    }

    private String path(String key, Fleet fleet) {
        return switch (about) {
            case HostId host when part.equals(OTHERS) -> "the " + key + " of all hosts but " + host;
            case HostId host -> "hosts." + host + "." + key;
            case VmId guest -> "guests." + fleet.vm(guest).name() + "." + key;
            default -> about.label() + "." + key;
        };
    }

    private static SortedMap<String, String> lines(Subject about, String part, Fleet fleet) {
        return switch (about) {
            case HostId host when part.equals(OTHERS) -> offered(host, fleet);
            case HostId host -> below(part, of(host, fleet));
            case VmId guest -> below(part, of(fleet.vm(guest)));
            default -> Collections.emptySortedMap();
        };
    }

    private static SortedMap<String, String> of(HostId host, Fleet fleet) {
        var known = fleet.hosts().get(host);
        return known == null ? Collections.emptySortedMap() : known.said();
    }

    private static SortedMap<String, String> below(String part, SortedMap<String, String> all) {
        var lines = new TreeMap<String, String>();
        all.forEach((key, value) -> {
            if (key.equals(part) || key.startsWith(part + ".")) {
                lines.put(key, value);
            }
        });
        return lines;
    }

    private static SortedMap<String, String> of(Vm guest) {
        var lines = new TreeMap<String, String>();
        guest.wanted().ifPresent(wanted -> lines.put("wanted", wanted.toString()));
        guest.keepApart().ifPresent(word -> lines.put("keep-apart", word));
        if (!guest.addresses().isEmpty()) {
            lines.put("addresses", String.join(", ", guest.addresses()));
        }
        return lines;
    }

    private static SortedMap<String, String> offered(HostId host, Fleet fleet) {
        var others =
                fleet.hosts().values().stream()
                        .filter(other -> !other.id().equals(host))
                        .map(Host::capacity)
                        .toList();
        var memory = others.stream().map(Capacity::memory).reduce(MebiBytes.NONE, MebiBytes::plus);
        var vcpus = others.stream().mapToInt(Capacity::vcpus).sum();
        var lines = new TreeMap<String, String>();
        lines.put("number", Integer.toString(others.size()));
        lines.put("memory", memory.count() + " MiB");
        lines.put("vcpus", Integer.toString(vcpus));
        return lines;
    }
}
