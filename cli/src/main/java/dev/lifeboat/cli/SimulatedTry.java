package dev.lifeboat.cli;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The same night in the simulator, for machines that cannot have the lab. Says so on every line.
final class SimulatedTry {
    private static final String NIGHT = "/scenarios/001-kct09-storage-half/";

    private SimulatedTry() {}

    static int run() throws IOException {
        var night = Night.of(text("site.yaml"), text("events.txt"));
        var end = night.live();
        night.site().transcript().lines().forEach(line -> System.out.println("SIMULATED " + line));
        return end instanceof Runner.End.Over ? Exit.OK.code() : Exit.ASKS.code();
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
