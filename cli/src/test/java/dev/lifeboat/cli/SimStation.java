package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.drivers.site.SiteFile;
import dev.lifeboat.server.JournalChoice;
import dev.lifeboat.server.Station;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.SimPorts;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// A station in this process whose parts are the simulator's, with the three hosts and four guests
/// of scenario 003, and its journal in plain files.
final class SimStation {
    static final HostId KCT09 = new HostId("kct09");
    static final HostId KCT10 = new HostId("kct10");

    private static final Path SCENARIOS = Path.of("../sim/scenarios");
    private static final Path SCENARIO = SCENARIOS.resolve("003-good-caps");

    /// The simulator numbers its guests' addresses in the order of its site.
    private static final String GUESTS =
            """
            guests:
              db-1: {addresses: [10.91.1.1]}
              web-1: {addresses: [10.91.1.2]}
              web-2: {addresses: [10.91.1.3]}
              mail: {addresses: [10.91.1.4]}
            looking: {host: 1000/s, bmc: 1000/s, monitors: 1000/s, images: 1000/s}
            """;

    private SimStation() {}

    /// kct09 has been dead for a minute, and was seen while it lived.
    static Night dead() throws IOException {
        return night("0s hang kct09\n60s evacuate kct09\n");
    }

    /// Nothing has happened.
    static Night well() throws IOException {
        return night("60s evacuate kct09\n");
    }

    static Night night(String events) throws IOException {
        var night = Night.of(Files.readString(SCENARIO.resolve("site.yaml")), events);
        var _ = night.begin();
        return night;
    }

    /// kct09 hangs and its BMC is dead, so that the run asks; not begun yet.
    static Night bmcDead() throws IOException {
        var folder = SCENARIOS.resolve("004-bmc-dead");
        return Night.of(
                Files.readString(folder.resolve("site.yaml")),
                Files.readString(folder.resolve("events.txt")));
    }

    /// @param folder holds the site file, and the state folder that is made where there is none
    static Station on(Night night, Path folder) throws IOException {
        return on(night, folder, night.site()::now);
    }

    static Station on(Night night, Path folder, InstantSource clock) throws IOException {
        if (Files.notExists(folder.resolve("lifeboat.yaml"))) {
            var site = FakeSite.in(folder);
            Files.writeString(
                    folder.resolve("lifeboat.yaml"),
                    Files.readString(folder.resolve("lifeboat.yaml")) + GUESTS);
            SafeFile.makeFolder(site.state().resolve("run"));
        }
        if (!(SiteFile.read(folder.resolve("lifeboat.yaml")) instanceof SiteFile.Good(var site))) {
            throw new AssertionError("a bad site file");
        }
        var choice = new JournalChoice(Optional.empty(), true, false);
        var journals = Station.open(site, choice).journals();
        return new Station(site, SimPorts.of(night.site()), journals, clock);
    }

    /// A clock that is set by hand.
    static final class Clock implements InstantSource {
        private Instant now;

        Clock(Instant now) {
            this.now = now;
        }

        void later(long seconds) {
            later(Duration.ofSeconds(seconds));
        }

        void later(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
