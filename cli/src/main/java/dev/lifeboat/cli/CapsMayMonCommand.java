package dev.lifeboat.cli;

import dev.lifeboat.caps.MonCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// May somebody with this mon cap have a monitor carry out a command?
@Command(
        name = "mon",
        mixinStandardHelpOptions = true,
        description = {
            "Answers whether a mon cap allows a command.",
            "",
            "To which service a command of the monitors belongs, and what it needs of it, is known."
        },
        footer = {
            "",
            "Examples:  lifeboat caps may mon 'allow r' 'osd blocklist add 10.0.0.1:0/1'",
            "           lifeboat caps may mon 'allow rw' auth get entity=client.admin"
        })
public final class CapsMayMonCommand implements Callable<Integer> {
    /// `osd blocklist add ADDRESS SECONDS`, whose arguments a person types without their names.
    private static final List<String> LISTS = List.of("osd blocklist", "osd blacklist");

    private static final Pattern ARGUMENT = Pattern.compile("[a-z_]+=");

    @Mixin private MayOptions options = new MayOptions();

    @Parameters(index = "0", paramLabel = "CAP")
    private String cap = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "WORD",
            description = "the command, and its arguments as NAME=VALUE")
    private List<String> words = List.of();

    @Option(names = "--op", description = "which of r, w, x the command needs of its service")
    private @Nullable String op;

    @Option(names = "--service", description = "of the command in the monitor, such as osd")
    private @Nullable String service;

    @Option(names = "--address", description = "of who asks; matters for a cap with a network")
    private @Nullable String address;

    @Override
    public Integer call() {
        var question = MayOptions.about("mon", cap);
        command(question);
        MayOptions.put(question, "mon_service", service);
        MayOptions.put(question, "op", op);
        MayOptions.put(question, "address", address);
        return options.answer(question);
    }

    private void command(ObjectNode question) {
        var plain = new ArrayList<String>();
        var arguments = question.objectNode();
        for (var word : words.stream().flatMap(CapsMayMonCommand::parts).toList()) {
            var equals = word.indexOf('=');
            if (equals > 0) {
                arguments.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (!word.isEmpty()) {
                plain.add(word);
            }
        }
        var length = plain.size();
        while (length > 0 && MonCommand.named(joined(plain, length)).isEmpty()) {
            length--;
        }
        var command = joined(plain, length == 0 ? plain.size() : length);
        var rest = length == 0 ? List.<String>of() : plain.subList(length, plain.size());
        var names = LISTS.contains(command) ? listArguments(command) : List.<String>of();
        for (var i = 0; i < rest.size(); i++) {
            if (i == names.size()) {
                throw new Stop(
                        Exit.USAGE,
                        "which argument of \"%s\" is \"%s\"? Say NAME=%s"
                                .formatted(command, rest.get(i), rest.get(i)));
            }
            arguments.put(names.get(i), rest.get(i));
        }
        question.put("command", command);
        question.set("args", arguments);
    }

    /// A command may be one word of the shell's; what begins with a name and `=` is one argument,
    /// whatever spaces its value has.
    private static Stream<String> parts(String word) {
        return ARGUMENT.matcher(word).lookingAt()
                ? Stream.of(word)
                : Arrays.stream(word.split(" +", -1));
    }

    private static List<String> listArguments(String command) {
        return List.of(command.substring("osd ".length()) + "op", "addr", "expire");
    }

    private static String joined(List<String> words, int length) {
        return String.join(" ", words.subList(0, length));
    }
}
