package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Phase;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A run, folded from its journal. Immutable; the same entries always give the same run.
public final class Run {
    /// What was looked at for the plan counts for so long, if it is fresh for its kind. A person
    /// who read the plan for longer has everything looked at again.
    private static final Duration LOOKED_FOR_THE_PLAN = Duration.ofSeconds(10);

    private final RunId id;
    private final Plan plan;

    /// Of the plan.
    private final Layout layout;

    private Epoch epoch = Epoch.NONE;
    private long length;
    private Instant claimed = Instant.MIN;
    private Map<StepId, Progress> progress = Map.of();
    private SortedMap<QuestionId, Question> open = Collections.emptySortedMap();
    private int asked;
    private SortedMap<Subject, Testimony> said = new TreeMap<>(Subject.ORDER);
    private Theories theories = Theories.NONE;
    private SortedSet<VmId> held = Collections.emptySortedSet();
    private Seats seats = Seats.NONE;
    private Course course;

    private Run(RunId id, Plan plan, Layout layout) {
        this.id = id;
        this.plan = plan;
        this.layout = layout;
        this.course = Course.of(plan);
    }

    private Run(Run other, Plan plan, Layout layout) {
        this(other.id, plan, layout);
        epoch = other.epoch;
        length = other.length;
        claimed = other.claimed;
        progress = other.progress;
        open = other.open;
        asked = other.asked;
        said = other.said;
        theories = other.theories;
        held = other.held;
        seats = other.seats;
        course = other.course;
    }

    public static Run of(RunId id, Plan plan) {
        return new Run(id, plan, new Layout(plan));
    }

    /// The run after all these entries.
    public static Run folded(RunId id, Plan plan, List<Entry> entries) {
        var run = of(id, plan);
        for (var entry : entries) {
            run = run.after(entry);
        }
        return run;
    }

    /// The run after one more entry. Entries come in order, each exactly once.
    public Run after(Entry entry) {
        if (entry.n() != length + 1) {
            throw new IllegalArgumentException(
                    "entry " + entry.n() + " of " + id + " comes after " + length);
        }
        var next = new Run(this, plan, layout);
        if (entry.event() instanceof Event.Replanned(var newer, _)) {
            next = new Run(this, newer, new Layout(newer));
            next.progress = new Succession(plan, newer).progress(progress, entry.at());
            next.open = Collections.emptySortedMap();
        }
        next.length = entry.n();
        next.epoch = entry.epoch();
        next.fold(entry);
        return next;
    }

    private void fold(Entry entry) {
        var at = entry.at();
        course = course.after(entry.event());
        switch (entry.event()) {
            case Event.Claimed _ -> claim(at);
            case Event.Began(var step) ->
                    put(step, of(step).at(Progress.Stage.BEGUN, at, "looking"));
            case Event.Intended(var step, var attempt, _) -> {
                put(step, of(step).intended(attempt, at));
                seat(step);
            }
            case Event.Acted _, Event.Replanned _, Event.Noted _ -> {}
            case Event.Aborted _ -> abort(at);
            case Event.Paused _, Event.Resumed _, Event.Halted _, Event.Ended _ -> {}
            case Event.Observed(var step, _, var because) -> done(step, at, because);
            case Event.Adopted(var step, var because) -> done(step, at, because);
            case Event.Skipped(var step, var because) ->
                    put(step, of(step).at(Progress.Stage.LEFT, at, because));
            case Event.Asked(var question) -> {
                asked = question.id().number();
                open = new TreeMap<>(open);
                open.put(question.id(), question);
                put(question.step(), of(question.step()).waitingFor(question.id()));
            }
            case Event.Waits(var step, var question) -> put(step, of(step).waitingFor(question));
            case Event.Answered(var question, var move, var because) ->
                    answer(question, move, entry.actor(), because, at);
            case Event.Retried(var where) -> retry(where);
            case Event.Held(var vm) -> {
                held = new TreeSet<>(held);
                held.add(vm);
            }
            case Event.Supposed(var theory) -> theories = theories.with(theory, at);
            case Event.Judged(var theory, _, _) -> theories = theories.without(theory);
        }
    }

    /// The clock of a new controller may be behind that of the one before: nothing waits for a time
    /// that its clock has yet to reach.
    private void claim(Instant at) {
        claimed = at;
        progress = new HashMap<>(progress);
        progress.replaceAll((_, each) -> each.notAfter(at));
        theories = theories.notAfter(at);
    }

    /// A drill that is aborted takes away what it has made and asks nobody any more.
    private void abort(Instant at) {
        if (cleanUp().isOfDrill()) {
            open = Collections.emptySortedMap();
            progress = new HashMap<>(progress);
            progress.replaceAll(
                    (_, each) -> each.waitsFor().isPresent() ? each.released(at, false) : each);
        }
    }

    private void done(StepId step, Instant at, String because) {
        put(step, of(step).at(Progress.Stage.DONE, at, because));
        seat(step);
    }

    private void seat(StepId id) {
        var done = of(id).stage() == Progress.Stage.DONE;
        seats = layout.step(id).map(step -> seats.after(step, done)).orElse(seats);
    }

    private void answer(QuestionId id, Move move, String who, String because, Instant at) {
        open = new TreeMap<>(open);
        open.remove(id);
        var waiting =
                progress.entrySet().stream()
                        .filter(each -> each.getValue().waitsFor().equals(Optional.of(id)))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        for (var step : waiting) {
            var now = of(step);
            put(
                    step,
                    move instanceof Move.Leave
                            ? now.at(Progress.Stage.LEFT, at, "left by " + who + ": " + because)
                            : now.released(at, move instanceof Move.TryAgain));
            if (move instanceof Move.Say say
                    && say.statement() == Testimony.Statement.MAY_RESTART) {
                retry(step.lane());
            }
        }
        if (move instanceof Move.Say(var about, var statement)) {
            var saidNow = new TreeMap<>(said);
            saidNow.merge(about, Testimony.of(statement, who), Testimony::and);
            said = saidNow;
        }
    }

    /// A lane (`4.db-1`) or a phase (`4`) is gone through again; what holds is adopted at once.
    private void retry(String where) {
        plan.lanes()
                .filter(lane -> lane.id().equals(where) || lane.id().startsWith(where + "."))
                .flatMap(lane -> lane.steps().stream())
                .forEach(step -> put(step.id(), Progress.NOT_YET));
    }

    private void put(StepId step, Progress next) {
        progress = new HashMap<>(progress);
        progress.put(step, next);
    }

    public Progress of(StepId step) {
        return progress.getOrDefault(step, Progress.NOT_YET);
    }

    /// The step that a lane is at; empty when it is through or was left.
    public Optional<Step> current(Lane lane) {
        return cleanUp().current(lane, step -> of(step.id()).stage());
    }

    CleanUp cleanUp() {
        return new CleanUp(plan.goal(), isAborted());
    }

    public boolean isDone(Lane lane) {
        return lane.steps().stream().allMatch(step -> of(step.id()).stage() == Progress.Stage.DONE);
    }

    public RunId id() {
        return id;
    }

    public Plan plan() {
        return plan;
    }

    Layout layout() {
        return layout;
    }

    public Epoch epoch() {
        return epoch;
    }

    public long length() {
        return length;
    }

    /// When the present controller took over.
    public Instant claimed() {
        return claimed;
    }

    /// What was asked before this is no evidence: another controller's acts may have come between.
    /// The first has none before it.
    Instant evidenceFrom() {
        return epoch.isFirst() ? claimed.minus(LOOKED_FOR_THE_PLAN) : claimed;
    }

    public SortedMap<QuestionId, Question> open() {
        return Collections.unmodifiableSortedMap(open);
    }

    public Theories theories() {
        return theories;
    }

    QuestionId nextQuestion() {
        return new QuestionId(asked + 1);
    }

    public SortedMap<Subject, Testimony> said() {
        return Collections.unmodifiableSortedMap(said);
    }

    public SortedSet<VmId> held() {
        return Collections.unmodifiableSortedSet(held);
    }

    /// Where this run has defined guests, and may have started them.
    public SortedSet<Seat> seats() {
        return Collections.unmodifiableSortedSet(seats.begun());
    }

    /// The phases that may be carried out for now.
    public List<Phase> phases() {
        return plan.upTo(course.until());
    }

    /// The phase after which it stops; empty when it goes on to its end.
    public Optional<String> until() {
        return course.until();
    }

    /// It has come to where it was to stop.
    public boolean isHalted() {
        return course.halted();
    }

    public boolean isPaused() {
        return course.paused();
    }

    public boolean isAborted() {
        return course.aborted();
    }

    public Optional<Event.Ending> ending() {
        return course.ending();
    }
}
