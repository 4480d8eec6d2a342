package dev.lifeboat.cli;

import dev.lifeboat.caps.Release;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.store.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// May somebody with this cap do that?
@Command(
        name = "may",
        mixinStandardHelpOptions = true,
        description = {
            "Answers what a cap allows, by the rules of Ceph 12 to 19.",
            "",
            "With -, questions are read from standard input, a JSON object a line, and come back in "
                    + "their order with \"answer\" and \"because\" added; docs/json.md has their "
                    + "members. Without a release the answer is the one that all releases share, "
                    + "else UNKNOWN. Asks nobody but the cap itself: no cluster is needed."
        },
        footer = {
            "",
            "Examples:  lifeboat caps may mon 'allow r' 'osd blocklist add 10.0.0.1:0/1'",
            "           lifeboat caps may osd 'allow rwx pool=vms' --pool vms --op rw",
            "           lifeboat caps may parse osd 'allow profile rbd pool=vms'",
            "           lifeboat caps may - < questions.jsonl"
        },
        subcommands = {CapsMayMonCommand.class, CapsMayOsdCommand.class, CapsMayParseCommand.class})
public final class CapsMayCommand implements Callable<Integer> {
    @Mixin private ReleaseOption release = new ReleaseOption();

    @Parameters(arity = "0..1", paramLabel = "-", description = "questions from standard input")
    private String from = "";

    @Override
    public Integer call() throws IOException {
        if (!from.equals("-")) {
            throw new Stop(
                    Exit.USAGE,
                    "\""
                            + from
                            + "\" is none of mon, osd, parse, -\nnext:  lifeboat caps may --help");
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var bad = answer(in, out, release.given());
        if (bad > 0) {
            System.err.println(Words.count(bad, "line") + " could not be asked; see \"because\"");
        }
        return (bad == 0 ? Exit.OK : Exit.USAGE).code();
    }

    /// @return how many lines are no questions
    static int answer(BufferedReader in, PrintWriter out, Optional<Release> release)
            throws IOException {
        var bad = 0;
        var number = 0;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                bad += answer(line, number, release, out) ? 0 : 1;
            }
            // Who asks one question after the other waits for each answer.
            if (!in.ready()) {
                out.flush();
            }
        }
        out.flush();
        return bad;
    }

    /// @return whether the line is a question
    private static boolean answer(
            String line, int number, Optional<Release> release, PrintWriter out) {
        ObjectNode back = Json.MAPPER.createObjectNode();
        try {
            if (!(Json.MAPPER.readTree(line) instanceof ObjectNode question)) {
                throw new MayQuestion.Malformed("it is no JSON object");
            }
            back = question;
            out.println(new MayQuestion(question).answered(release));
            return true;
        } catch (JacksonException | MayQuestion.Malformed bad) {
            var why = bad instanceof JacksonException ? "it is no JSON" : bad.getMessage();
            back.put("answer", "UNKNOWN");
            back.put("because", "line " + number + " is no question: " + why);
            out.println(back);
            return false;
        }
    }
}
