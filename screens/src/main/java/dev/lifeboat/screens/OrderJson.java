package dev.lifeboat.screens;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.run.Run;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// `lifeboat run RUN COMMAND --json`: whether whoever carries the run out has taken the command,
/// `lifeboat.order/1`.
public final class OrderJson {
    private OrderJson() {}

    /// @param refused why it was not taken
    public static String text(Run run, Command command, Optional<String> refused) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("schema", "lifeboat.order/1");
        node.put("run", run.id().name());
        node.put("actor", command.who());
        node.put("command", command.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        switch (command) {
            case Command.Answer(_, var question, var choice, _) ->
                    node.put("question", question.toString()).put("choice", choice);
            case Command.Retry(_, var where) -> node.put("where", where);
            case Command.Skip(_, var step, _) -> node.put("step", step.toString());
            case Command.Hold(_, var vm) -> node.put("guest", Lanes.name(vm, run.plan()));
            case Command.Suppose(_, var vm) -> node.put("guest", Lanes.name(vm, run.plan()));
            case Command.Note _, Command.Pause _, Command.Resume _, Command.Abort _ -> {}
        }
        node.put("taken", refused.isEmpty());
        node.put("because", refused.orElse(null));
        return JsonText.of(node);
    }
}
