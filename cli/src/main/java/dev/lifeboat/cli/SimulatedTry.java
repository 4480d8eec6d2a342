package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Orders;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.screens.MusterScreen;
import dev.lifeboat.screens.Roll;
import dev.lifeboat.server.RollCall;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.Pace;
import dev.lifeboat.sim.SimPorts;
import dev.lifeboat.web.LiveRun;
import dev.lifeboat.web.RunBridge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The same night in the simulator, for machines that cannot have the lab. Says so on every line of
/// what happens, and above each screen.
final class SimulatedTry {
    private static final String NIGHT = "/scenarios/001-kct09-storage-half/";

    /// With a page it takes as long as it would take: about 40 s.
    private static final int REAL_TIME = 1;

    private final Night night;
    private int printed;

    private SimulatedTry(Night night) {
        this.night = night;
    }

    static int run(PageOption page) throws IOException {
        var night = Night.of(text("site.yaml"), text("events.txt"));
        var told = new SimulatedTry(night);
        var run = night.begin();
        var end = page.isWanted() ? told.withPage(run, page) : night.carryOut(run);
        told.print();
        return told.finish(end, run).code();
    }

    private Runner.End withPage(RunId run, PageOption option) throws IOException {
        var live = new LiveRun(night.journal(), run, night.known());
        var pace = new Pace(REAL_TIME);
        var folder = Files.createTempDirectory("lifeboat-page");
        try (var _ =
                OpenPage.at(
                        option,
                        folder,
                        new RunBridge(live, pace, it -> tell(it, live, pace), true))) {
            return carryOut(run, live, pace);
        } finally {
            forget(folder);
        }
    }

    private Runner.End carryOut(RunId run, LiveRun live, Pace pace) {
        return night.carryOut(
                run,
                new Watcher() {
                    @Override
                    public void saw(Entry entry, Run now, Snapshot known) {
                        live.saw(entry, now, known);
                        print();
                    }

                    @Override
                    public void looked(Snapshot known) {
                        live.looked(known);
                    }
                },
                pace);
    }

    private static Optional<String> tell(Command command, LiveRun live, Pace pace) {
        var now = live.at(pace.instant());
        var refused = Orders.refusal(command, now.run(), now.known());
        if (refused.isEmpty()) {
            pace.tell(command);
        }
        return refused;
    }

    /// What the transcript has got since the last time.
    private void print() {
        var lines = night.site().transcript().lines();
        for (; printed < lines.size(); printed++) {
            System.out.println("SIMULATED " + lines.get(printed));
        }
    }

    /// How it ended and the muster, as after the real one.
    private Exit finish(Runner.End end, RunId run) {
        System.out.println("SIMULATED " + Carrying.text(end, run) + "\n\nSIMULATED");
        var roll = roll(run);
        System.out.print(MusterScreen.text(roll, Pages.here()));
        System.out.println("\nnext:  sudo ./lifeboat try --yes   the same for real, on Debian 12");
        var proven = roll.lines().stream().allMatch(line -> line.tier() == Tier.PROVEN);
        var exit = Carrying.exit(end);
        return exit == Exit.OK && !proven ? Exit.NO : exit;
    }

    private Roll roll(RunId id) {
        var run = night.run(id);
        var fleet = night.site().fleet();
        var seen = night.look(id);
        var asks =
                RollCall.asks(
                        fleet.hosts().keySet(),
                        new TreeSet<>(run.plan().hosts()),
                        run.plan().moves().keySet(),
                        seen);
        var eyes = new Eyes(fleet, SimPorts.of(night.site()));
        var looked = new TreeMap<Key<?, ?>, Reading<?>>();
        asks.forEach(key -> looked.put(key, eyes.look(key)));
        return Roll.call(run, fleet, seen.with(looked), night.site().now());
    }

    private static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("page-token"));
        Files.delete(folder);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Night.class.getResourceAsStream(NIGHT + name)) {
            if (in == null) {
                throw new IllegalStateException("the simulator's jar has no " + NIGHT + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
