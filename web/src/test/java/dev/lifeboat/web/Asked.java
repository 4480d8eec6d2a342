package dev.lifeboat.web;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Orders;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.Page;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The page of a simulated night that waits for an answer: kct09 hangs, and its BMC is dead.
final class Asked implements AutoCloseable {
    private static final Path NIGHT = Path.of("../sim/scenarios/004-bmc-dead");

    private final Night night;
    private final RunId run;
    private final LiveRun live;
    private final PageServer server;
    private final List<Command> told = Collections.synchronizedList(new ArrayList<>());

    Asked(Path scratch) throws IOException {
        night =
                Night.of(
                        Files.readString(NIGHT.resolve("site.yaml")),
                        "0s hang kct09\n0s bmc kct09 dead\n60s evacuate kct09\n");
        run = night.begin();
        live = new LiveRun(night.journal(), run, night.known());
        night.carryOut(run, live);
        server =
                PageServer.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new RunBridge(live, () -> night.site().now(), this::tell, true),
                        scratch.resolve("page-token"),
                        Page.plain(ZoneId.of("Europe/Berlin")));
    }

    private Optional<String> tell(Command command) {
        var now = live.at(night.site().now());
        var refused = Orders.refusal(command, now.run(), now.known());
        if (refused.isEmpty()) {
            told.add(command);
        }
        return refused;
    }

    /// Something that somebody wrote into the journal.
    void happens(String actor, Event event) {
        var journal = night.journal();
        journal.append(run, journal.holder(run), night.site().now(), actor, event);
        live.catchUp();
    }

    PageServer server() {
        return server;
    }

    LiveRun live() {
        return live;
    }

    String run() {
        return run.name();
    }

    List<Command> told() {
        return List.copyOf(told);
    }

    int port() {
        return URI.create(server.address()).getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
