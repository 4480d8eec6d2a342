package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The least that must be added to caps so that their owner can take a dead client's lock.
public sealed interface Remedy {
    /// The caps do it already.
    record NotNeeded(String because) implements Remedy {}

    /// No change can be named safely.
    record NotKnown(String because) implements Remedy {}

    /// @param before the mon cap as it is; empty if there is none
    /// @param after the mon cap as it must be: what it was, and `profile rbd`
    /// @param command to paste; names every cap, because `ceph auth caps` removes what it is not
    ///   given
    record Change(String before, String after, String command) implements Remedy {}

    /// How mon caps, which are added up, are made enough: nothing that was allowed is lost.
    ///
    /// @param caps all of the entity's, by service, read just now
    static Remedy smallestRemedy(
            String entity, SortedMap<String, String> caps, Release client, Release monitor) {
        var before = caps.getOrDefault("mon", "");
        if (!Shell.canQuote(entity) || !caps.entrySet().stream().allMatch(Shell::canQuote)) {
            return new NotKnown("the caps have characters that cannot be pasted into a shell");
        }
        if (before.isBlank()) {
            return change(entity, caps, before, "profile rbd");
        }
        return switch (MonCaps.parse(before, monitor)) {
            case Parsed.StopsAt<MonCaps> stop ->
                    new NotKnown("the mon cap cannot be read: " + stop);
            case Parsed.Good<MonCaps>(var mon) -> enough(entity, caps, mon, client);
        };
    }

    private static Remedy enough(
            String entity, SortedMap<String, String> caps, MonCaps mon, Release client) {
        var already = mon.mayBreakLocks(client, Optional.empty());
        if (already.may() == May.YES) {
            return new NotNeeded(already.because());
        }
        var networks = mon.grants().stream().flatMap(grant -> grant.network().stream()).toList();
        var broken = networks.stream().filter(network -> !network.holdsSomewhere()).findFirst();
        if (broken.isPresent()) {
            return new NotKnown(
                    "'network "
                            + broken.get().text()
                            + "' is no network, so that its grant holds nowhere: mend that first");
        }
        var before = mon.toString();
        return change(entity, caps, before, before.strip() + ", profile rbd" + sameNetwork(mon));
    }

    /// Caps that hold in one network only are not made to hold elsewhere.
    private static String sameNetwork(MonCaps caps) {
        var networks = caps.grants().stream().map(MonGrant::network).distinct().toList();
        return networks.size() == 1
                ? networks.getFirst().map(network -> " network " + network.text()).orElse("")
                : "";
    }

    private static Change change(
            String entity, SortedMap<String, String> caps, String before, String after) {
        var all = new TreeMap<>(caps);
        all.put("mon", after);
        return new Change(before, after, command(entity, all));
    }

    /// `ceph auth caps client.libvirt mon 'allow r, profile rbd' osd '...'`
    static String command(String entity, SortedMap<String, String> caps) {
        var usual = List.of("mon", "osd", "mgr", "mds");
        var services = new ArrayList<>(caps.keySet());
        services.sort(
                Comparator.comparingInt(service ->
                        usual.contains(service) ? usual.indexOf(service) : usual.size()));
        var command = new StringBuilder("ceph auth caps ").append(Shell.word(entity));
        for (var service : services) {
            command.append(' ')
                    .append(Shell.word(service))
                    .append(' ')
                    .append(Shell.quote(caps.getOrDefault(service, "")));
        }
        return command.toString();
    }

    /// Words for a POSIX shell.
    final class Shell {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@%+:-]*");

        private Shell() {}

        static boolean canQuote(Map.Entry<String, String> cap) {
            return canQuote(cap.getKey()) && canQuote(cap.getValue());
        }

        /// A terminal would obey control characters even inside of quotes.
        static boolean canQuote(String text) {
            return text.chars().noneMatch(c -> (c < ' ' && c != '\n') || c == 0x7f);
        }

        static String word(String text) {
            return PLAIN.matcher(text).matches() ? text : quote(text);
        }

        static String quote(String text) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
    }
}
