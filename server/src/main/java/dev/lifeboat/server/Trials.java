package dev.lifeboat.server;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.plan.ComesUp;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.HangHost;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Rebooted;
import dev.lifeboat.core.plan.SeeWhether;
import dev.lifeboat.core.plan.Start;
import dev.lifeboat.core.plan.StartStunt;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.SwitchOff;
import dev.lifeboat.core.plan.TakeOver;
import dev.lifeboat.core.readiness.Drilled.Trial;
import dev.lifeboat.core.readiness.Tried;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a drill's journal says of each thing that it tried. A lane tries one; whether the host's
/// console is heard meanwhile is told apart from it.
final class Trials {
    /// What came of one step.
    private record Outcome(Answer answer, String because, Instant at) {}

    private final Map<StepId, Outcome> outcomes = new HashMap<>();
    private final Map<StepId, Instant> begun = new HashMap<>();
    private final Map<StepId, String> said = new HashMap<>();

    private Instant last = Instant.EPOCH;

    private Trials(List<Entry> journal) {
        for (var entry : journal) {
            last = entry.at();
            switch (entry.event()) {
                case Event.Intended(var id, _, _) -> begun.putIfAbsent(id, entry.at());
                case Event.Acted(var id, _, var text) -> said.put(id, text);
                case Event.Observed(var id, var answer, var because) ->
                        outcomes.put(id, new Outcome(answer, because, entry.at()));
                case Event.Adopted(var id, var because) ->
                        outcomes.put(id, new Outcome(Answer.YES, because, entry.at()));
                default -> {}
            }
        }
    }

    /// Of lanes that came to their end.
    static List<Trial> of(Plan plan, List<Entry> journal) {
        var trials = new Trials(journal);
        var found = new ArrayList<Trial>();
        var hung =
                plan.steps()
                        .filter(step -> step instanceof HangHost)
                        .findFirst()
                        .flatMap(step -> Optional.ofNullable(trials.begun.get(step.id())));
        plan.lanes()
                .forEach(lane ->
                        hung.map(at -> trials.since(at, lane))
                                .orElseGet(() -> trials.of(lane))
                                .ifPresent(found::add));
        plan.steps().forEach(step -> trials.heard(step).ifPresent(found::add));
        return found;
    }

    /// Of a guest whose host was made to hang: one that was not proven is not left out.
    private Optional<Trial> since(Instant hung, Lane lane) {
        return lane.steps().stream()
                .flatMap(step ->
                        step instanceof Confirm(var id, GuestIsWell well, _)
                                ? Stream.of(since(hung, id, well))
                                : Stream.empty())
                .findFirst();
    }

    private Trial since(Instant hung, StepId id, GuestIsWell well) {
        var what = new Tried.Recovered(well);
        var seen = outcomes.get(id);
        if (seen == null) {
            return new Trial(what, Answer.UNKNOWN, "was not proven", last, Optional.empty());
        }
        var took = Duration.between(hung, seen.at());
        var because = took.toSeconds() + " s after its host hung: " + seen.because();
        return new Trial(what, seen.answer(), because, seen.at(), Optional.of(took));
    }

    private Optional<Trial> of(Lane lane) {
        var steps =
                lane.steps().stream()
                        .filter(Step::isTrial)
                        .filter(step -> console(step).isEmpty())
                        .toList();
        var what = steps.stream().flatMap(step -> tried(step).stream()).findFirst();
        if (what.isEmpty() || !steps.stream().map(Step::id).allMatch(outcomes::containsKey)) {
            return Optional.empty();
        }
        var last = outcome(steps.getLast()).at();
        var answer =
                steps.stream().map(step -> outcome(step).answer()).reduce(Answer.YES, Answer::and);
        var because =
                steps.stream()
                        .filter(step -> outcome(step).answer() == answer)
                        .filter(_ -> answer != Answer.YES)
                        .findFirst()
                        .map(this::whole)
                        .orElseGet(() -> well(lane));
        return Optional.of(new Trial(what.get(), answer, because, last, took(lane)));
    }

    private Optional<Trial> heard(Step step) {
        return console(step)
                .filter(_ -> outcomes.containsKey(step.id()))
                .map(claim -> {
                    var came = outcome(step);
                    return new Trial(
                            new Tried.Heard(claim),
                            came.answer(),
                            came.because(),
                            came.at(),
                            Optional.empty());
                });
    }

    private static Optional<ConsoleSpoke> console(Step step) {
        return step instanceof SeeWhether(_, ConsoleSpoke claim, _)
                ? Optional.of(claim)
                : Optional.empty();
    }

    private static Optional<Tried> tried(Step step) {
        return switch (step) {
            case TakeOver it -> Optional.of(new Tried.Takeover(it));
            case StartStunt it -> Optional.of(new Tried.Restart(it));
            case SwitchOff it -> Optional.of(new Tried.Cycle(it));
            case SeeWhether(_, GuestIsWell well, _) -> Optional.of(new Tried.Recovered(well));
            default -> Optional.empty();
        };
    }

    private Outcome outcome(Step step) {
        var found = outcomes.get(step.id());
        if (found == null) {
            throw new IllegalStateException("nothing came of " + step.id());
        }
        return found;
    }

    /// Of a no, also what was said when it was tried.
    private String whole(Step step) {
        var text = said.getOrDefault(step.id(), "");
        var because = outcome(step).because();
        return text.isEmpty() ? because : text + "; " + because;
    }

    private String well(Lane lane) {
        var step = lane.steps().stream().filter(each -> tried(each).isPresent()).findFirst();
        var took = took(lane).map(time -> time.toSeconds() + " s");
        return switch (step.orElseThrow()) {
            case StartStunt _ ->
                    "came up"
                            + took.map(time -> " in " + time).orElse("")
                            + "; the guest's own disks were not touched";
            case SwitchOff _ ->
                    "its BMC switched it off, which was seen, and it came back"
                            + took.map(time -> " after " + time).orElse("")
                            + (lane.steps().stream().anyMatch(each -> console(each).isPresent())
                                    ? ""
                                    : "; its console is unproven");
            case SeeWhether(_, GuestIsWell _, _) ->
                    "came up"
                            + took.map(time -> " in " + time).orElse("")
                            + ": "
                            + outcome(step.get()).because();
            case Step other -> outcome(other).because();
        };
    }

    /// From its start until it was up; not of one that did not come up.
    private Optional<Duration> took(Lane lane) {
        var from =
                lane.steps().stream()
                        .filter(Trials::begins)
                        .flatMap(step -> Optional.ofNullable(begun.get(step.id())).stream())
                        .findFirst();
        var until =
                lane.steps().stream()
                        .filter(Trials::isUp)
                        .map(this::outcome)
                        .filter(up -> up.answer() == Answer.YES)
                        .map(Outcome::at)
                        .findFirst();
        return from.isPresent() && until.isPresent()
                ? Optional.of(Duration.between(from.get(), until.get()))
                : Optional.empty();
    }

    private static boolean begins(Step step) {
        return switch (step.itself()) {
            case StartStunt _, SwitchOff _, Start _ -> true;
            default -> false;
        };
    }

    private static boolean isUp(Step step) {
        return step instanceof SeeWhether(_, var claim, _)
                && (claim instanceof ComesUp
                        || claim instanceof Rebooted
                        || claim instanceof GuestIsWell);
    }
}
