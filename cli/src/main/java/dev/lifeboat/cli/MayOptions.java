package dev.lifeboat.cli;

import dev.lifeboat.store.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// What single questions about caps have in common.
final class MayOptions {
    @Mixin private ReleaseOption release = new ReleaseOption();

    @Option(names = "--json", description = "the question with its answer, as a line of may -")
    private boolean json;

    static ObjectNode about(String service, String cap) {
        var question = Json.MAPPER.createObjectNode();
        question.put("service", service);
        question.put("cap", cap);
        return question;
    }

    static void put(ObjectNode question, String member, @Nullable String value) {
        if (value != null) {
            question.put(member, value);
        }
    }

    /// Prints the answer.
    int answer(ObjectNode question) {
        try {
            var answered = new MayQuestion(question).answered(release.given());
            var word = answered.get("answer").stringValue();
            System.out.println(
                    json ? answered : word + "  " + answered.get("because").stringValue());
            return switch (word) {
                case "YES", "GOOD" -> Exit.OK.code();
                case "NO", "BAD" -> Exit.NO.code();
                default -> Exit.UNKNOWN.code();
            };
        } catch (MayQuestion.Malformed bad) {
            throw new Stop(Exit.USAGE, bad.getMessage() + "\nnext:  lifeboat caps may --help");
        }
    }
}
