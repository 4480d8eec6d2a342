package dev.lifeboat.core.incident;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import java.util.List;

/// What one look says about a host that may be dead.
///
/// @param silentGuests of those that used to answer
/// @param because what holds an alarm back; empty when nothing does
/// @param sightings what else is seen of it, from other vantages; it decides nothing
public record Suspicion(
        HostId host,
        Stage stage,
        int silentGuests,
        int guests,
        String because,
        List<String> sightings) {
    /// How bad it looks.
    public enum Stage {
        WELL,
        /// It is silent, but not enough of its guests are.
        PARTLY,
        /// It is silent, and so is too much else: it is rather our own network.
        BRAKED,
        /// It is silent, and so are its guests.
        DEAD
    }

    public Suspicion {
        sightings = List.copyOf(sightings);
    }

    public String text() {
        var guestsToo = silentGuests + " of its " + Words.count(guests, "guest") + " are silent";
        return switch (stage) {
            case WELL -> "No incident: " + host + " answers ping, and " + guestsToo + ".";
            case PARTLY -> "No incident: " + host + " is silent, and " + because + ".";
            case BRAKED -> "No incident: " + host + " is silent, but " + because + ".";
            case DEAD -> "Incident: " + host + " is silent, and " + guestsToo + ".";
        };
    }
}
