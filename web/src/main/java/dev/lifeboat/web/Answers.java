package dev.lifeboat.web;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.screens.RunNow;
import java.util.Optional;
import java.util.function.Function;

/// What a person says on the page, made into a command; or why it is none.
final class Answers {
    /// A sentence; the journal is not a letter.
    private static final int BECAUSE_AT_MOST = 400;

    private static final String NO_RUN = "There is no run to say this to.";

    private final Bridge bridge;

    Answers(Bridge bridge) {
        this.bridge = bridge;
    }

    /// @param field the form's fields; an empty one was not sent
    /// @return why it is refused; empty when it was taken
    Optional<String> tell(String who, Function<String, String> field) {
        var run = bridge.run().map(RunNow::run);
        if (run.isEmpty() || !run.get().id().name().equals(field.apply("run"))) {
            return Optional.of(NO_RUN);
        }
        return switch (field.apply("what")) {
            case "pause" -> bridge.tell(new Command.Pause(who));
            case "resume" -> bridge.tell(new Command.Resume(who));
            case "answer" -> answer(who, run.get(), field);
            default -> Optional.of("The page knows no such order.");
        };
    }

    private Optional<String> answer(String who, Run run, Function<String, String> field) {
        var asked = field.apply("question");
        var found =
                run.open().values().stream()
                        .filter(each -> each.id().toString().equals(asked))
                        .findFirst();
        if (found.isEmpty()) {
            return Optional.of("This question is not open any more: look again.");
        }
        Question question = found.get();
        var number = number(field.apply("choice"));
        if (number < 1 || number > question.choices().size()) {
            return Optional.of(asked + " has the choices 1 to " + question.choices().size() + ".");
        }
        var typed = question.choices().get(number - 1).typed();
        if (typed.isPresent() && !typed.get().equals(field.apply("typed").strip())) {
            return Optional.of(
                    "Type \""
                            + typed.get()
                            + "\" beside this answer to give it; nothing was done.");
        }
        return bridge.tell(
                new Command.Answer(who, question.id(), number, because(field.apply("because"))));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
    }

    private static String because(String text) {
        var plain = text.strip();
        return plain.isEmpty()
                ? "on the page"
                : plain.substring(0, Math.min(plain.length(), BECAUSE_AT_MOST));
    }
}
