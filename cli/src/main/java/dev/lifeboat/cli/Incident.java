package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Words;
import dev.lifeboat.server.Station;
import java.util.Optional;

/// Whether a host has died: it is silent, and so are most of its guests.
///
/// @param silentGuests of those that answered before
record Incident(HostId host, boolean hostSilent, int silentGuests, int guests) {
    /// A few guests may live elsewhere by now, or never have answered.
    private static final int SHARE_PERCENT = 80;

    static Incident look(Station station, Readings known, HostId host) {
        var guests = station.guestsOf(known, host);
        var silent =
                guests.stream()
                        .filter(vm ->
                                known.read(GuestPing.of(vm))
                                        .fact()
                                        .equals(Optional.of(new GuestPing(false))))
                        .count();
        var hostSilent =
                known.read(HostPing.of(host)).fact().equals(Optional.of(new HostPing(false)));
        return new Incident(host, hostSilent, (int) silent, guests.size());
    }

    boolean isOne() {
        return hostSilent && guests > 0 && silentGuests * 100 >= guests * SHARE_PERCENT;
    }

    String text() {
        var what =
                host
                        + (hostSilent ? " is silent" : " answers ping")
                        + ", and "
                        + silentGuests
                        + " of its "
                        + Words.count(guests, "guest");
        return isOne()
                ? "Incident: " + what + " are silent."
                : "No incident: " + what + " are silent.";
    }
}
