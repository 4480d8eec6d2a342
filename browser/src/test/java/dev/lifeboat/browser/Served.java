package dev.lifeboat.browser;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Orders;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.screens.Page;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.Pace;
import dev.lifeboat.web.LiveRun;
import dev.lifeboat.web.PageServer;
import dev.lifeboat.web.RunBridge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// A simulated night with its page.
final class Served implements AutoCloseable {
    private final Journal journal;
    private final LiveRun live;
    private final Pace pace;
    private final Thread night;
    private final PageServer server;

    private Served(Journal journal, LiveRun live, Pace pace, Thread night, Path scratch)
            throws IOException {
        this.journal = journal;
        this.live = live;
        this.pace = pace;
        this.night = night;
        this.server =
                PageServer.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new RunBridge(live, pace, this::tell, true),
                        scratch.resolve("page-token"),
                        Page.plain(ZoneId.of("Europe/Berlin")));
    }

    /// @param events the scenario's own, or others
    static Served of(String scenario, String events, int timesFaster, Path scratch)
            throws IOException {
        var folder = Path.of("../sim/scenarios", scenario);
        var night = Night.of(Files.readString(folder.resolve("site.yaml")), events);
        var run = night.begin();
        var live = new LiveRun(night.journal(), run, night.known());
        var pace = new Pace(timesFaster);
        var thread =
                Thread.ofPlatform()
                        .name("night")
                        .daemon()
                        .unstarted(() -> night.carryOut(run, live, pace));
        var served = new Served(night.journal(), live, pace, thread, scratch);
        thread.start();
        return served;
    }

    static String events(String scenario) throws IOException {
        return Files.readString(Path.of("../sim/scenarios", scenario, "events.txt"));
    }

    private Optional<String> tell(Command command) {
        var now = live.at(pace.instant());
        var refused = Orders.refusal(command, now.run(), now.known());
        if (refused.isEmpty()) {
            pace.tell(command);
        }
        return refused;
    }

    /// Something that somebody wrote into the journal, behind the back of the run's controller.
    void happens(String actor, Event event) {
        var id = live.at(pace.instant()).run().id();
        journal.append(id, journal.holder(id), pace.instant(), actor, event);
        live.catchUp();
    }

    PageServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        night.interrupt();
    }
}
