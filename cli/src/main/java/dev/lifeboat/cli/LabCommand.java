package dev.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Hands over to the lab's own program, which knows its commands and their help.
@Command(
        name = "lab",
        description = "Makes a real site on one machine: up, cut, restore, down, and more.",
        footer = {"", "Example:  lifeboat lab up --guests 4; lifeboat lab --help names the rest."})
public final class LabCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "COMMAND",
            description = "up, status, cut, restore, reset, console, exec, down")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run(words, ProcessBuilder.Redirect.INHERIT);
    }

    /// Where the lab's program lies: beside the checkout that `./lifeboat` runs from.
    static Path program() {
        var home = System.getenv("LIFEBOAT_HOME");
        var program = Path.of(home == null ? "." : home, "lab", "lab");
        if (!Files.isExecutable(program)) {
            throw new Stop(
                    Exit.USAGE,
                    "The lab's program is not here ("
                            + program
                            + ").\nnext:  run it from a checkout of Lifeboat: ./lifeboat lab up");
        }
        return program;
    }

    static int run(List<String> words, ProcessBuilder.Redirect output)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(program().toString());
        command.addAll(words);
        return new ProcessBuilder(command).inheritIO().redirectOutput(output).start().waitFor();
    }
}
