package dev.lifeboat.server;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.store.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Commands as they go over the socket: one JSON object a line.
public final class Wire {
    private Wire() {}

    public static String write(Command command) {
        var line = Json.MAPPER.createObjectNode();
        line.put("who", command.who());
        switch (command) {
            case Command.Pause _ -> line.put("command", "pause");
            case Command.Resume _ -> line.put("command", "resume");
            case Command.Retry(_, var where) -> line.put("command", "retry").put("where", where);
            case Command.Skip(_, var step, var because) ->
                    line.put("command", "skip")
                            .put("step", step.toString())
                            .put("because", because);
            case Command.Answer(_, var question, var choice, var because) ->
                    line.put("command", "answer")
                            .put("question", question.number())
                            .put("choice", choice)
                            .put("because", because);
            case Command.Hold(_, var vm) -> line.put("command", "hold").put("vm", vm.toString());
            case Command.Suppose(_, var vm) ->
                    line.put("command", "suppose").put("vm", vm.toString());
            case Command.Note(_, var what) -> line.put("command", "note").put("what", what);
            case Command.Abort(_, var because) ->
                    line.put("command", "abort").put("because", because);
        }
        return line.toString();
    }

    /// @throws IllegalArgumentException when the line is no command
    public static Command read(String text) {
        JsonNode line;
        try {
            line = Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a command: " + e.getOriginalMessage(), e);
        }
        var who = line.path("who").asString("");
        var because = line.path("because").asString("");
        return switch (line.path("command").asString("")) {
            case "pause" -> new Command.Pause(who);
            case "resume" -> new Command.Resume(who);
            case "retry" -> new Command.Retry(who, line.path("where").asString(""));
            case "skip" -> new Command.Skip(who, step(line.path("step").asString("")), because);
            case "answer" ->
                    new Command.Answer(
                            who,
                            new QuestionId(line.path("question").asInt(0)),
                            line.path("choice").asInt(0),
                            because);
            case "hold" -> new Command.Hold(who, VmId.of(line.path("vm").asString("")));
            case "suppose" -> new Command.Suppose(who, VmId.of(line.path("vm").asString("")));
            case "note" -> new Command.Note(who, line.path("what").asString(""));
            case "abort" -> new Command.Abort(who, because);
            default -> throw new IllegalArgumentException("not a command: " + text);
        };
    }

    private static StepId step(String text) {
        var slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a step: " + text);
        }
        return new StepId(text.substring(0, slash), text.substring(slash + 1));
    }
}
