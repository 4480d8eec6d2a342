package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What hardly anybody but administrators and daemons should have, a sentence for each.
final class OverBroad {
    private OverBroad() {}

    /// The worst that mon caps allow, asked as a question each.
    static List<String> of(MonCaps caps) {
        if (caps.grants().stream()
                .anyMatch(grant ->
                        grant.network().isEmpty()
                                && grant.what() instanceof MonGrant.Everywhere everywhere
                                && everywhere.isAll())) {
            return List.of("may have the monitors do anything, and read every key");
        }
        if (may(caps, "auth", "auth caps", "rwx")) {
            return List.of("may change everybody's caps, its own too, and so do anything");
        }
        var sentences = new ArrayList<String>();
        if (may(caps, "auth", "auth get", "rx")) {
            sentences.add("may read everybody's keys, and so be anybody");
        }
        if (may(caps, "osd", "osd pool delete", "rw")) {
            sentences.add("may change pools and OSDs, and remove them");
        }
        return List.copyOf(sentences);
    }

    private static boolean may(MonCaps caps, String service, String command, String needs) {
        var request = new MonRequest(service, command, Map.of(), needs, Optional.empty());
        return caps.may(request).may() == May.YES;
    }

    static List<String> of(OsdCaps caps, Reach reach) {
        for (var atom : caps.atoms()) {
            if (atom.spec().isAny()
                    && atom.match().equals(OsdMatch.ALL)
                    && atom.network().isEmpty()) {
                return List.of("may do anything with every object of every pool");
            }
        }
        return reach instanceof Reach.Everywhere
                ? List.of("may write every object of every pool")
                : List.of();
    }

    static List<String> of(Service service, PlainCaps caps) {
        return caps.grants().stream().anyMatch(PlainGrant::isAll)
                ? List.of("may have the " + service + " daemons do anything")
                : List.of();
    }
}
