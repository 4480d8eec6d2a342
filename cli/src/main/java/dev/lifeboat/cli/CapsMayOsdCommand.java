package dev.lifeboat.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// May somebody with this osd cap do something with an object?
@Command(
        name = "osd",
        mixinStandardHelpOptions = true,
        description = "Answers whether an osd cap allows to read, to write, or to call a class.",
        footer = {
            "",
            "Examples:  lifeboat caps may osd 'allow rwx pool=vms' --pool vms --op rw",
            "           lifeboat caps may osd 'profile rbd' --pool vms --class lock.lock:rw"
        })
public final class CapsMayOsdCommand implements Callable<Integer> {
    private static final Pattern CALL = Pattern.compile("([^.:]+)(?:\\.([^:]*))?:(r|w|rw)");
    private static final Pattern TAG = Pattern.compile("([^.=]+)(?:\\.([^=]+)=(.*))?");

    @Mixin private MayOptions options = new MayOptions();

    @Parameters(paramLabel = "CAP")
    private String cap = "";

    @Option(names = "--pool", required = true, paramLabel = "NAME")
    private String pool = "";

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "default: the one without a name")
    private @Nullable String namespace;

    @Option(names = "--object", paramLabel = "NAME", description = "matters for object_prefix")
    private @Nullable String object;

    @Option(names = "--op", description = "r, w or rw: what it does besides calls")
    private @Nullable String op;

    @Option(
            names = "--class",
            paramLabel = "CLASS.METHOD:rw",
            description = "a call, and whether the method reads (:r), writes (:w) or both")
    private List<String> calls = List.of();

    @Option(
            names = "--class-not-listed",
            description = "the class is not among the OSDs' osd_class_default_list")
    private boolean notListed;

    @Option(names = "--address", description = "of who asks; matters for a cap with a network")
    private @Nullable String address;

    @Option(
            names = "--application",
            paramLabel = "NAME[.KEY=VALUE]",
            description = "what the pool is tagged with; matters for a cap with a tag")
    private List<String> applications = List.of();

    @Override
    public Integer call() {
        var question = MayOptions.about("osd", cap);
        question.put("pool", pool);
        MayOptions.put(question, "namespace", namespace);
        MayOptions.put(question, "object", object);
        question.put("op", op().orElse(""));
        MayOptions.put(question, "address", address);
        for (var each : calls) {
            question.withArrayProperty("classes").add(called(question, each));
        }
        applications.forEach(each -> tag(question, each));
        return options.answer(question);
    }

    /// What does nothing is allowed by any part of a cap, which is no answer to a person.
    private Optional<String> op() {
        if (op == null && calls.isEmpty()) {
            throw new Stop(
                    Exit.USAGE,
                    "say what is done: --op r, w or rw, or --class CLASS.METHOD:rw\n"
                            + "next:  lifeboat caps may osd --help");
        }
        return Optional.ofNullable(op);
    }

    private ObjectNode called(ObjectNode question, String text) {
        var call = CALL.matcher(text);
        if (!call.matches()) {
            throw new Stop(Exit.USAGE, "--class " + text + " is not CLASS.METHOD:r, :w or :rw");
        }
        var flags = call.group(3);
        return question.objectNode()
                .put("class", call.group(1))
                .put("method", call.group(2) == null ? "" : call.group(2))
                .put("read", flags.contains("r"))
                .put("write", flags.contains("w"))
                .put("allowed", !notListed);
    }

    private static void tag(ObjectNode question, String text) {
        var tag = TAG.matcher(text);
        if (!tag.matches()) {
            throw new Stop(Exit.USAGE, "--application " + text + " is not NAME or NAME.KEY=VALUE");
        }
        var keys = question.withObjectProperty("application").withObjectProperty(tag.group(1));
        if (tag.group(2) != null) {
            keys.put(tag.group(2), tag.group(3));
        }
    }
}
