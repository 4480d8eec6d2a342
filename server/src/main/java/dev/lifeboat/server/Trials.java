package dev.lifeboat.server;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.plan.ComesUp;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.Goal;
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
import dev.lifeboat.core.readiness.Drilled;
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

    /// When the run stood still, or its controller was dead until then: what took that long says
    /// nothing of the next time.
    private final List<Instant> stops = new ArrayList<>();

    private Trials(List<Entry> journal) {
        for (var entry : journal) {
            switch (entry.event()) {
                case Event.Claimed _, Event.Paused _, Event.Resumed _ -> stops.add(entry.at());
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

    static Drilled of(Goal.Drill goal, Plan plan, List<Entry> journal) {
        var trials = new Trials(journal);
        var hung =
                plan.steps()
                        .filter(step -> step instanceof HangHost)
                        .findFirst()
                        .flatMap(step -> Optional.ofNullable(trials.begun.get(step.id())));
        var found = new ArrayList<Trial>();
        var unended = new ArrayList<Tried>();
        for (var lane : plan.lanes().toList()) {
            var what = hung.isPresent() ? recovered(lane) : tried(lane);
            var trial = what.flatMap(it -> trials.of(it, lane, hung));
            trial.ifPresent(found::add);
            what.filter(_ -> trial.isEmpty()).ifPresent(unended::add);
        }
        plan.steps().forEach(step -> trials.heard(step).ifPresent(found::add));
        return new Drilled(goal, found, unended);
    }

    /// What a lane tries.
    private static Optional<Tried> tried(Lane lane) {
        return trials(lane).flatMap(step -> tried(step).stream()).findFirst();
    }

    /// Whom a lane of an evacuation proves.
    private static Optional<Tried> recovered(Lane lane) {
        return lane.steps().stream()
                .flatMap(step ->
                        step instanceof Confirm(_, GuestIsWell well, _)
                                ? Stream.of(new Tried.Recovered(well))
                                : Stream.<Tried>empty())
                .findFirst();
    }

    private static Stream<Step> trials(Lane lane) {
        return lane.steps().stream().filter(Step::isTrial).filter(step -> console(step).isEmpty());
    }

    /// Empty where the lane did not come to its end.
    private Optional<Trial> of(Tried what, Lane lane, Optional<Instant> hung) {
        return hung.isPresent() ? since(what, lane, hung.get()) : of(what, lane);
    }

    private Optional<Trial> since(Tried what, Lane lane, Instant hung) {
        return lane.steps().stream()
                .filter(step -> step instanceof Confirm(_, GuestIsWell _, _))
                .flatMap(step -> Optional.ofNullable(outcomes.get(step.id())).stream())
                .findFirst()
                .map(seen -> {
                    var took = Duration.between(hung, seen.at());
                    var because = took.toSeconds() + " s after its host hung: " + seen.because();
                    return new Trial(what, seen.answer(), because, seen.at(), Optional.of(took));
                });
    }

    private Optional<Trial> of(Tried what, Lane lane) {
        var steps = trials(lane).toList();
        var isHome = !(what instanceof Tried.Recovered) || hasOutcome(lane.steps().getLast());
        if (!isHome || !steps.stream().allMatch(this::hasOutcome)) {
            return Optional.empty();
        }
        var last = outcome(steps.getLast()).at();
        var answer = steps.stream().map(this::answer).reduce(Answer.YES, Answer::and);
        var because =
                steps.stream()
                        .filter(step -> answer(step) == answer)
                        .filter(_ -> answer != Answer.YES)
                        .findFirst()
                        .map(this::whole)
                        .orElseGet(() -> well(lane));
        return Optional.of(new Trial(what, answer, because, last, took(lane)));
    }

    private boolean hasOutcome(Step step) {
        return outcomes.containsKey(step.id());
    }

    /// What was so without being done shows nothing: a guest that somebody else has stopped was not
    /// killed.
    private Answer answer(Step step) {
        var came = outcome(step).answer();
        return came == Answer.YES && step.actsByItself() && !begun.containsKey(step.id())
                ? Answer.UNKNOWN
                : came;
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
        var done = answer(step) == outcome(step).answer();
        var because = (done ? "" : "it was so before it was tried: ") + outcome(step).because();
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

    /// From its start until it was up; not of one that did not come up, or was not watched all the
    /// time.
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
        return from.isPresent() && until.isPresent() && isWatched(from.get(), until.get())
                ? Optional.of(Duration.between(from.get(), until.get()))
                : Optional.empty();
    }

    private boolean isWatched(Instant from, Instant until) {
        return stops.stream().noneMatch(at -> at.isAfter(from) && at.isBefore(until));
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
