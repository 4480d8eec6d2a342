package dev.lifeboat.cli;

import dev.lifeboat.caps.MonCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
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
    /// `osd blocklist add ADDRESS` as a person types it: the names of its last two words.
    private static final List<String> LISTS = List.of("osd blocklist", "osd blacklist");

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
        for (var word : words.stream().flatMap(text -> Arrays.stream(text.split(" +"))).toList()) {
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
        if (LISTS.contains(command) && rest.size() <= 2) {
            var names = List.of(command.substring("osd ".length()) + "op", "addr");
            for (var i = 0; i < rest.size(); i++) {
                arguments.put(names.get(i), rest.get(i));
            }
        } else if (!rest.isEmpty()) {
            throw new Stop(
                    Exit.USAGE,
                    "which argument of \"%s\" is \"%s\"? Say NAME=%s"
                            .formatted(command, rest.getFirst(), rest.getFirst()));
        }
        question.put("command", command);
        question.set("args", arguments);
    }

    private static String joined(List<String> words, int length) {
        return String.join(" ", words.subList(0, length));
    }
}
