package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {
    static List<CommandLine> commands() {
        var all = new ArrayList<CommandLine>();
        collect(Main.line(), all);
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
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    /// What is wrapped is two commands when it is pasted.
    @ParameterizedTest
    @MethodSource("commands")
    void an_example_is_one_line_so_that_it_can_be_pasted(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().footer())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "caps audit --such", "caps may osd cap", "caps fix"})
    void wrong_words_end_with_the_code_of_wrong_words(String words) {
        assertThat(Main.run(words.split(" ", -1))).isEqualTo(Exit.USAGE.code());
    }

    /// The list cuts what does not fit into its line.
    @Test
    void the_list_of_commands_says_of_each_a_whole_sentence() {
        var list = Main.line().getUsageMessage(CommandLine.Help.Ansi.OFF);
        var commands =
                list.lines()
                        .dropWhile(line -> !line.equals("Commands:"))
                        .skip(1)
                        .takeWhile(line -> !line.isBlank())
                        .toList();
        assertThat(commands)
                .hasSize(Main.line().getSubcommands().size())
                .allSatisfy(line -> assertThat(line).endsWith(".").hasSizeLessThanOrEqualTo(80));
    }
}
