package dev.lifeboat.sim;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Planner;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One simulated night: a site, what befalls it, and the recovery.
public final class Night {
    /// A person reads a question and thinks about it for so long.
    private static final Duration ANSWER_AFTER = Duration.ofSeconds(20);

    private final SimSite site;
    private final Script script;
    private final MemoryJournal journal = new MemoryJournal();
    private final SimWorld world;
    private final List<Script.Reply> replies;
    private Readings known = Readings.nothing();

    private Night(SimSite site, Script script) {
        this.site = site;
        this.script = script;
        this.world = new SimWorld(site, journal);
        this.replies = new ArrayList<>(script.replies);
    }

    public static Night of(String siteYaml, String events) {
        return new Night(SiteText.read(siteYaml), Script.read(events));
    }

    public SimSite site() {
        return site;
    }

    public MemoryJournal journal() {
        return journal;
    }

    /// What was known when the plan was made.
    public Readings known() {
        return known;
    }

    public SimWorld world() {
        return world;
    }

    /// Looks at everything while all is well, lets the faults happen, and makes the plan.
    public RunId begin() {
        survey(Set.of());
        known = known.with(Survey.baselines(known));
        var faults = new Faults(site);
        for (var happening : script.happenings) {
            world.at(SimSite.START.plus(happening.at()), () -> faults.happen(happening.what()));
        }
        var wanted = script.evacuations.getFirst();
        world.idle(wanted.at());
        survey(wanted.dead());
        var plan =
                Planner.evacuate(site.fleet(), known, wanted.dead(), wanted.onto(), Brakes.USUAL);
        var run = journal.open(plan, site.now());
        site.note("runner", "plan: " + plan.goal().text());
        plan.refusals()
                .forEach(left ->
                        site.note(
                                "runner",
                                "not in the plan: " + left.name() + ", " + left.because()));
        return run;
    }

    /// Carries the run on, from the beginning or after a crash.
    public Runner.End carryOut(RunId run, Watcher watcher) {
        var crew =
                new Crew(
                        world,
                        journal,
                        (entry, now, snapshot) -> {
                            saw(entry);
                            watcher.saw(entry, now, snapshot);
                        },
                        this::again,
                        "ops2",
                        true);
        var end = Runner.carryOut(crew, run, known);
        site.note("runner", sentence(end, run));
        return end;
    }

    /// The whole night at once.
    public Runner.End live() {
        return carryOut(begin(), Watcher.NOBODY);
    }

    public Run run(RunId id) {
        var run = Run.of(id, journal.plan(id).orElseThrow());
        for (var entry : journal.read(id)) {
            run = run.after(entry);
        }
        return run;
    }

    private String sentence(Runner.End end, RunId id) {
        return switch (end) {
            case Runner.End.Over(var ending) -> "run is over: " + ending;
            case Runner.End.Lost(var holder) -> "lost the run to epoch " + holder;
            case Runner.End.CannotWrite(var because) -> "cannot write the journal: " + because;
            case Runner.End.Idle() ->
                    "waits for an answer: "
                            + String.join(
                                    "; ",
                                    run(id).open().values().stream().map(Question::ask).toList());
        };
    }

    private void saw(Entry entry) {
        switch (entry.event()) {
            case Event.Asked(var question) -> {
                site.note("runner", question.id() + ": " + question.ask());
                reply(question);
            }
            case Event.Answered(var question, var move, _) ->
                    site.note(entry.actor(), "answer " + question + ": " + word(move));
            case Event.Adopted(var step, var because) when step.lane().startsWith("4.") ->
                    site.note("runner", "adopt " + step.lane() + ": " + because);
            case Event.Replanned(var plan, var because) ->
                    site.note("runner", "new plan: " + plan.goal().text() + " (" + because + ")");
            default -> {}
        }
    }

    private static String word(Move move) {
        return switch (move) {
            case Move.LookAgain() -> "look again";
            case Move.TryAgain() -> "try again";
            case Move.Leave() -> "leave it";
            case Move.PlanAgain() -> "make a new plan";
            case Move.Say(var about, var statement) -> statement + " " + about.label();
        };
    }

    private void reply(Question question) {
        var found =
                replies.stream()
                        .filter(each -> question.topic().startsWith(each.topic()))
                        .findFirst();
        found.ifPresent(reply -> {
            replies.remove(reply);
            world.command(
                    site.now().plus(ANSWER_AFTER),
                    new Command.Answer(reply.who(), question.id(), reply.choice(), "as scripted"));
        });
    }

    private Plan again(Run run, Snapshot now) {
        known = (Readings) now;
        var dead = new TreeSet<HostId>();
        if (run.plan().goal() instanceof Goal.Evacuate(var first, _)) {
            dead.addAll(first);
        }
        survey(dead);
        for (var host : site.fleet().hosts().keySet()) {
            if (!dead.contains(host) && isSilent(host)) {
                dead.add(host);
            }
        }
        return Planner.evacuate(site.fleet(), known, dead, new TreeSet<>(), Brakes.USUAL);
    }

    private boolean isSilent(HostId host) {
        return known.read(HostPing.of(host)).fact().map(ping -> !ping.answered()).orElse(false);
    }

    private void survey(Set<HostId> dead) {
        var survey = new Survey(site.fleet(), dead);
        var eyes = new Eyes(site.fleet(), SimPorts.of(site));
        for (var round = 1; round <= Survey.ROUNDS; round++) {
            var seen = new TreeMap<Key<?, ?>, Reading<?>>();
            survey.round(round, known).forEach(key -> seen.put(key, eyes.look(key)));
            known = known.with(seen);
        }
    }

    public Optional<Plan> plan() {
        return journal.runs().stream().findFirst().flatMap(journal::plan);
    }
}
