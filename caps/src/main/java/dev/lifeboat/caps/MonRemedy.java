package dev.lifeboat.caps;

import java.util.Optional;
import java.util.SortedMap;

/// The least that must be added to a mon cap, whoever has it.
sealed interface MonRemedy {
    record Leave(Remedy why) implements MonRemedy {}

    record Replace(String before, String after) implements MonRemedy {}

    /// @param before as it is; "" for none
    static MonRemedy of(String before, Release client, Release monitor) {
        if (before.isBlank()) {
            return new Replace(before, "profile rbd");
        }
        return switch (MonCaps.parse(before, monitor)) {
            case Parsed.StopsAt<MonCaps> stop ->
                    new Leave(new Remedy.NotKnown("the mon cap cannot be read: " + stop));
            case Parsed.Good<MonCaps>(var mon) -> enough(mon, client);
        };
    }

    private static MonRemedy enough(MonCaps mon, Release client) {
        var already = mon.mayBreakLocks(client, Optional.empty());
        if (already.may() == May.YES) {
            return new Leave(new Remedy.NotNeeded(already.because()));
        }
        var networks =
                mon.grants().stream()
                        .flatMap(grant -> grant.network().stream())
                        .distinct()
                        .toList();
        for (var network : networks) {
            if (network.block().isPresent()) {
                var inside = Optional.of(network.block().get().first().toString());
                var there = mon.mayBreakLocks(client, inside);
                if (there.may() == May.YES) {
                    return new Leave(
                            new Remedy.NotNeeded(there.because() + " to clients in " + network));
                }
            }
        }
        var broken = networks.stream().filter(network -> !network.holdsSomewhere()).findFirst();
        if (broken.isPresent()) {
            return new Leave(
                    new Remedy.NotKnown(
                            "'network "
                                    + broken.get().text()
                                    + "' is no network, so that its grant holds nowhere: mend that"
                                    + " first"));
        }
        var before = mon.toString();
        return new Replace(before, before.strip() + ", profile rbd" + sameNetwork(mon));
    }

    /// Caps that hold in one network only are not made to hold elsewhere.
    private static String sameNetwork(MonCaps caps) {
        var networks = caps.grants().stream().map(MonGrant::network).distinct().toList();
        return networks.size() == 1
                ? networks.getFirst().map(network -> " network " + network.text()).orElse("")
                : "";
    }

    /// For one of those who have it.
    default Remedy of(String entity, SortedMap<String, String> caps) {
        return switch (this) {
            case Leave(var why) -> why;
            case Replace(var before, var after) ->
                    AuthCapsCommand.canBePasted(entity, caps)
                            ? new Remedy.Change(
                                    before, after, AuthCapsCommand.withMon(after, entity, caps))
                            : new Remedy.NotKnown(
                                    "the caps have characters that cannot be pasted into a shell");
        };
    }
}
