package dev.lifeboat.cli;

import dev.lifeboat.server.JournalRefused;
import dev.lifeboat.store.DatabaseUnavailable;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command tree.
@Command(
        name = "lifeboat",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Gets every guest of a dead virtual machine host running again, and proves it.",
            "",
            "Start with:  lifeboat try        a real outage and its recovery, in a lab here",
            "At noon:     lifeboat look       what is seen of the site now, and remember it",
            "             lifeboat ready      would each guest come back if its host died now?",
            "             lifeboat plan HOST  what would be done if HOST died",
            "At night:    lifeboat go HOST    do it; then lifeboat muster HOST"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:yes, done, well",
            "1:lifeboat itself failed",
            "2:wrong words, or a wrong site file",
            "3:no: not well, refused, aborted",
            "4:not known",
            "5:waits for an answer"
        },
        subcommands = {
            LookCommand.class,
            ReadyCommand.class,
            WhyCommand.class,
            DrillCommand.class,
            PlanCommand.class,
            GoCommand.class,
            RunCommand.class,
            HoldCommand.class,
            MusterCommand.class,
            ReadmitCommand.class,
            CapsCommand.class,
            BootcheckCommand.class,
            ServeCommand.class,
            TryCommand.class
        })
public final class Main {
    Main() {}

    /// Everything after the JVM has started.
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        var line = line();
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, failed, _) -> {
            if (e instanceof Stop stop) {
                failed.getErr().println(stop.getMessage());
                return stop.exit().code();
            }
            if (e instanceof UncheckedIOException wrapped
                    && (wrapped.getCause() instanceof DatabaseUnavailable
                            || wrapped.getCause() instanceof JournalRefused)) {
                failed.getErr().println(wrapped.getMessage());
                var refused = wrapped.getCause() instanceof JournalRefused;
                return (refused ? Exit.NO : Exit.FAILED).code();
            }
            failed.getErr().println(Failure.text(e));
            return Exit.FAILED.code();
        });
        line.setExitCodeExceptionMapper(e ->
                (e instanceof CommandLine.ParameterException ? Exit.USAGE : Exit.FAILED).code());
        return line.execute(args);
    }

    /// All commands, `lab` with its options left to its own program.
    static CommandLine line() {
        var line = new CommandLine(new Main());
        line.addSubcommand(
                new CommandLine(new LabCommand()).setUnmatchedOptionsArePositionalParams(true));
        airy(line);
        return line;
    }

    /// A blank line between what a command does and its words, and before a list of commands.
    private static void airy(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();
        if (command.getCommandSpec().positionalParameters().isEmpty()) {
            usage.optionListHeading("%n");
        } else {
            usage.parameterListHeading("%n");
        }
        usage.commandListHeading("%nCommands:%n");
        command.getSubcommands().values().forEach(Main::airy);
    }
}
