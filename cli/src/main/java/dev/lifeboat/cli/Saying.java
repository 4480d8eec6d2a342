package dev.lifeboat.cli;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a person says to a run: the words of the command line, held against the run that they are
/// about.
///
/// @param because why, as `--because` says it; may be empty
/// @param typed the name typed with an answer, as `--type` says it
/// @param run as its journal leaves it
record Saying(String who, List<String> words, String because, Optional<String> typed, Run run) {
    private static final Pattern QUESTION = Pattern.compile("q?([0-9]{1,6})");
    private static final Pattern CHOICE = Pattern.compile("[0-9]{1,2}");

    Command command() {
        return switch (words.getFirst()) {
            case "pause" -> alone(new Command.Pause(who));
            case "resume" -> alone(new Command.Resume(who));
            case "abort" -> alone(new Command.Abort(who, because));
            case "note" -> new Command.Note(who, text());
            case "retry" -> new Command.Retry(who, lanes(one("a phase or lane, such as 3.web-9")));
            case "skip" -> skip(one("a step, such as 3.web-9/break-lock-1"));
            case "hold" -> new Command.Hold(who, guest(one("a guest, such as web-9")));
            case "suppose" -> new Command.Suppose(who, guest(one("a guest, such as web-9")));
            case "answer" -> answer();
            default ->
                    throw new Stop(
                            Exit.USAGE,
                            "\""
                                    + words.getFirst()
                                    + "\" is none of pause, resume, carry, retry, skip, answer,"
                                    + " suppose, hold, note, abort.\nnext:  lifeboat run --help");
        };
    }

    private Command alone(Command command) {
        upTo(0);
        return command;
    }

    private String one(String what) {
        upTo(1);
        return word(1, what);
    }

    private String word(int index, String what) {
        if (index >= words.size()) {
            throw new Stop(Exit.USAGE, words.getFirst() + " needs " + what);
        }
        return words.get(index);
    }

    /// What is not understood is not passed over.
    private void upTo(int count) {
        if (words.size() > count + 1) {
            throw new Stop(
                    Exit.USAGE,
                    words.getFirst()
                            + " takes no \""
                            + words.get(count + 1)
                            + "\"; see lifeboat run --help");
        }
    }

    private String text() {
        var _ = word(1, "a text");
        return String.join(" ", words.subList(1, words.size()));
    }

    private String lanes(String where) {
        var found =
                run.plan()
                        .lanes()
                        .anyMatch(lane ->
                                lane.id().equals(where) || lane.id().startsWith(where + "."));
        if (!found) {
            throw new Stop(
                    Exit.USAGE,
                    "There is no phase or lane \""
                            + where
                            + "\" in run "
                            + run.id()
                            + "; its phases are "
                            + Words.list(run.plan().phases().stream().map(Phase::number).toList())
                            + ", and a guest's lane looks like 4.web-9.");
        }
        return where;
    }

    private Command skip(String text) {
        var slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new Stop(
                    Exit.USAGE,
                    "\""
                            + text
                            + "\" is not a step; steps look like 3.web-9/break-lock-1"
                            + at(text));
        }
        if (because.isBlank()) {
            throw new Stop(
                    Exit.USAGE, "skip needs --because TEXT: the report says why it was left out");
        }
        return new Command.Skip(
                who, new StepId(text.substring(0, slash), text.substring(slash + 1)), because);
    }

    /// Where a lane is, if it is one.
    private String at(String lane) {
        return run.plan()
                .lanes()
                .filter(each -> each.id().equals(lane))
                .flatMap(each -> run.current(each).stream())
                .findFirst()
                .map(step -> ".\nnext:  lifeboat run " + run.id() + " skip " + step.id())
                .orElse("");
    }

    private VmId guest(String word) {
        return new GuestNames(guests()).find(word, "run " + run.id());
    }

    private Map<String, VmId> guests() {
        var guests = new TreeMap<String, VmId>();
        run.plan()
                .lanes()
                .forEach(lane -> lane.guest().ifPresent(vm -> guests.put(lane.name(), vm)));
        return guests;
    }

    private Command answer() {
        var question = QUESTION.matcher(word(1, "a question, such as q1"));
        var choice = word(2, "a choice, such as 2");
        upTo(2);
        if (!question.matches() || !CHOICE.matcher(choice).matches()) {
            throw new Stop(Exit.USAGE, "an answer looks like: answer q1 2");
        }
        var id = new QuestionId(Integer.parseInt(question.group(1)));
        var number = Integer.parseInt(choice);
        named(id, number)
                .ifPresent(name -> Terminal.confirm(name, "--type", typed, "give this answer"));
        return new Command.Answer(who, id, number, because);
    }

    /// The name that this answer wants typed. A question that is not open, and a choice that it
    /// does not have, are refused with all else that cannot be obeyed.
    private Optional<String> named(QuestionId id, int number) {
        return Optional.ofNullable(run.open().get(id))
                .map(question -> question.choices())
                .filter(choices -> number >= 1 && number <= choices.size())
                .flatMap(choices -> choices.get(number - 1).typed());
    }
}
