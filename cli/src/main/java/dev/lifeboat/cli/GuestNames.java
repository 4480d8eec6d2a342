package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.site.Nearest;
import java.util.Map;

/// Guests as people name them: by name, or by UUID.
record GuestNames(Map<String, VmId> guests) {

    /// @param of whose guests they are, for a person who mistyped one
    VmId find(String word, String of) {
        var named = guests.get(word);
        if (named != null) {
            return named;
        }
        return guests.values().stream()
                .filter(vm -> vm.toString().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new Stop(Exit.USAGE, unknown(word, of)));
    }

    private String unknown(String word, String of) {
        return "There is no guest \""
                + word
                + "\" of "
                + of
                + Nearest.of(word, guests.keySet())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(".\nnext:  lifeboat muster   names them");
    }
}
