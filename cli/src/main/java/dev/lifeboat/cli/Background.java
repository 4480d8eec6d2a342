package dev.lifeboat.cli;

import dev.lifeboat.core.run.RunId;
import dev.lifeboat.server.Desk;
import dev.lifeboat.server.Station;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Hands a run over to a process of its own, which outlives the terminal.
///
/// It takes the run over with a new epoch and looks at everything anew, as after a crash: what was
/// begun here is seen to its end there.
final class Background {
    /// A Java program that reads its site file and looks at a small site is there after this; on a
    /// busy machine it takes most of it.
    private static final Duration THERE_WITHIN = Duration.ofSeconds(60);

    private static final Duration ASK_EVERY = Duration.ofMillis(200);

    private Background() {}

    static void carryOn(Station station, RunId run, SiteOption site) throws IOException {
        var log = station.runFolder(run).resolve("background.log");
        var process =
                new ProcessBuilder(command(run, site))
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectErrorStream(true)
                        .start();
        if (!isThere(station, run, process)) {
            throw new Stop(
                    Exit.FAILED,
                    "Nobody carries run "
                            + run
                            + " out: the process that was to take it over is not there ("
                            + log
                            + ").\nnext:  lifeboat run "
                            + run
                            + " carry");
        }
        System.err.println(
                "Run "
                        + run
                        + " goes on in the background (process "
                        + process.pid()
                        + ", "
                        + log
                        + ").\nnext:  lifeboat muster "
                        + run
                        + " --watch, or lifeboat run "
                        + run
                        + " pause");
    }

    /// A session of its own: the end of this terminal does not end it.
    private static List<String> command(RunId run, SiteOption site) {
        var command = new ArrayList<String>();
        command.add("setsid");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of("run", run.name(), "carry", "--background"));
        site.file().ifPresent(file -> command.addAll(List.of("--site", file.toString())));
        return command;
    }

    private static boolean isThere(Station station, RunId run, Process process) {
        var until = System.nanoTime() + THERE_WITHIN.toNanos();
        try {
            while (System.nanoTime() < until) {
                if (Desk.isManned(station.runtime(), run)
                        || Holding.fold(station, run).ending().isPresent()) {
                    return true;
                }
                if (!process.isAlive()) {
                    return false;
                }
                Thread.sleep(ASK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
