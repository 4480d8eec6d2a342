package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    static List<CommandLine> commands() {
        var all = new ArrayList<CommandLine>();
        collect(new CommandLine(new Main()), all);
        return all;
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        for (var each : command.getSubcommands().values()) {
            all.add(each);
            collect(each, all);
        }
    }

    /// A group such as `caps` says which commands it has; its commands have the examples.
    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_help_with_an_example_that_fits(CommandLine command) {
        var help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertThat(help).contains("--help");
        if (command.getSubcommands().isEmpty()) {
            assertThat(help).contains("Example");
        }
        assertThat(lines(help)).allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }

    private static Stream<String> lines(String text) {
        return text.lines();
    }
}
