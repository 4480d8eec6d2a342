package dev.lifeboat.sim;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.control.Hands;
import dev.lifeboat.core.control.Proposal;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Decider;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.NextPlan;
import dev.lifeboat.core.run.Question;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One simulated night: a site, what befalls it, and the recovery.
public final class Night {
    private static final Duration SURVEYED_EVERY = Duration.ofSeconds(10);

    private final SimSite site;
    private final Script script;
    private Gear gear = Gear.PLAIN;
    private final Journal journal;
    private final Timeline time;
    private final List<Script.Reply> replies;

    /// Who was about to answer; a question that was not answered when a controller died is answered
    /// to the next.
    private final Map<QuestionId, Script.Reply> promised = new TreeMap<>();

    /// What somebody said and no controller has written down or refused: they say it to the next.
    private final List<Command> unheard = new ArrayList<>();

    private Readings known = Readings.nothing();
    private Watcher audience = Watcher.NOBODY;
    private Optional<Pace> pace = Optional.empty();
    private @Nullable SimWorld world;

    /// Who answers what the script does not.
    private Consumer<Question> person = _ -> {};

    private Night(SimSite site, Script script, Journal journal) {
        this.site = site;
        this.journal = journal;
        this.script = script;
        this.time = new Timeline(site);
        this.replies = new ArrayList<>(script.replies);
    }

    public static Night of(String siteYaml, String events) {
        return of(siteYaml, events, new MemoryJournal());
    }

    /// @param journal where its runs are kept; several controllers may share it
    public static Night of(String siteYaml, String events, Journal journal) {
        return new Night(SiteText.read(siteYaml), Script.read(events), journal);
    }

    void wears(Gear broken) {
        gear = broken;
    }

    public SimSite site() {
        return site;
    }

    public Journal journal() {
        return journal;
    }

    Gear gear() {
        return gear;
    }

    Timeline time() {
        return time;
    }

    void answeredBy(Consumer<Question> person) {
        this.person = person;
    }

    /// Looks at everything while all is well, lets the faults happen, and makes the plan.
    public RunId begin() {
        survey(Set.of());
        known = known.with(Survey.baselines(known));
        var faults = new Faults(site);
        for (var look : script.looks) {
            time.at(SimSite.START.plus(look.at()), () -> ready(look.host()));
        }
        for (var happening : script.happenings) {
            time.at(SimSite.START.plus(happening.at()), () -> faults.happen(happening.what()));
        }
        for (var order : script.orders) {
            time.at(SimSite.START.plus(order.at()), () -> say(order.command().apply(site.fleet())));
        }
        var wanted = script.wanted.getFirst();
        // As `lifeboat serve` does all the time; then once more, to plan.
        while (site.now().plus(SURVEYED_EVERY).isBefore(SimSite.START.plus(wanted.at()))) {
            idle(SURVEYED_EVERY);
            survey(Set.of());
        }
        idle(Duration.between(site.now(), SimSite.START.plus(wanted.at())));
        survey(Lookout.dead(wanted.goal()));
        var plan = gear.plan().apply(lookout().plan(wanted.goal(), known));
        var run = journal.open(plan, site.now());
        NightText.plan(plan).forEach(line -> site.note("runner", line));
        return run;
    }

    private void ready(HostId host) {
        var now = lookout().survey(Set.of(), known);
        ReadyText.of(lookout().readiness(host, now)).forEach(line -> site.note("ready", line));
    }

    /// The controller is gone, and what was on its way to it is lost.
    void crashed() {
        if (world != null) {
            world.forget();
            site.note("runner", "dies");
        }
        world = null;
        replies.clear();
        replies.addAll(script.replies);
    }

    /// An act that a dead controller had ordered happens after all.
    void late(Duration after, Step step) {
        var hands = new Hands(site.fleet(), gear.ports().apply(SimPorts.of(site)));
        time.at(site.now().plus(after), () -> hands.act(step));
    }

    /// Lets the site live with nobody in charge.
    void idle(Duration length) {
        var _ = time.next(this, site.now().plus(length));
    }

    /// What is known, apart from what a run has seen.
    public Readings known() {
        return known;
    }

    /// Looks at everything once more, as `lifeboat muster` does when a run is over.
    public Readings look(RunId id) {
        survey(NextPlan.dead(run(id), known));
        return known;
    }

    /// Carries the run on, with somebody looking on.
    public Runner.End carryOut(RunId run, Watcher onlooker) {
        audience = onlooker;
        return carryOut(run);
    }

    /// The same at the pace of people, who look on and can speak.
    public Runner.End carryOut(RunId run, Watcher onlooker, Pace pace) {
        this.pace = Optional.of(pace);
        return carryOut(run, onlooker);
    }

    /// Carries the run on, from the beginning or after a crash.
    public Runner.End carryOut(RunId run) {
        var end = carryOut(run, "ops2", gear);
        site.note("runner", NightText.end(end, run(run)));
        return end;
    }

    /// As one more controller, whoever else believes to be in charge.
    Runner.End carryOut(RunId run, String me, Gear gear) {
        var mine = new SimWorld(time, journal, gear.ports().apply(SimPorts.of(site)), known);
        mine.waitsWhen(() -> mine.evidence().run().map(now -> waits(now)).orElse(false));
        world = mine;
        mine.evidence().run(run(run));
        run(run).open().values().forEach(this::reply);
        unheard.forEach(command -> command(Duration.ZERO, command));
        World paced = pace.<World>map(it -> it.of(mine)).orElse(mine);
        var crew = new Crew(paced, journal, new Scribe(this, mine), this::again, me, true);
        return Runner.carryOut(gear.crew().apply(crew), run, known);
    }

    private boolean waits(Run run) {
        return Decider.waits(run, site.now());
    }

    /// The whole night at once.
    public Runner.End live() {
        return carryOut(begin());
    }

    public Run run(RunId id) {
        return journal.run(id).orElseThrow();
    }

    private void say(Command command) {
        unheard.add(command);
        command(Duration.ZERO, command);
    }

    void command(Duration after, Command command) {
        if (world != null) {
            world.command(site.now().plus(after), command);
        }
    }

    /// Keeps the transcript, and lets people hear what is asked.
    private record Scribe(Night night, SimWorld world) implements Watcher {
        @Override
        public void saw(Entry entry, Run run, Snapshot now) {
            world.evidence().run(run);
            night.saw(entry, run);
            night.audience.saw(entry, run, now);
        }

        @Override
        public void looked(Snapshot now) {
            night.audience.looked(now);
        }

        @Override
        public void refused(Command command, String because) {
            night.heard(command.who());
            night.site.note(command.who(), NightText.order(command) + ": " + because);
        }
    }

    private void heard(String who) {
        unheard.stream()
                .filter(command -> command.who().equals(who))
                .findFirst()
                .ifPresent(unheard::remove);
    }

    private void saw(Entry entry, Run run) {
        heard(entry.actor());
        NightText.of(entry, run.plan()).forEach(line -> site.note(line.who(), line.what()));
        switch (entry.event()) {
            case Event.Asked(var question) -> reply(question);
            case Event.Intended(var step, _, _) ->
                    script.before(run.plan().step(step).orElseThrow().act())
                            .ifPresent(new Faults(site)::happen);
            case Event.Observed(var step, _, _) when step.name().equals("prove") ->
                    run.plan()
                            .lanes()
                            .filter(lane -> lane.id().equals(step.lane()))
                            .flatMap(lane -> lane.guest().stream())
                            .forEach(site.invariants()::proven);
            default -> {}
        }
    }

    private void reply(Question question) {
        var found =
                Optional.ofNullable(promised.get(question.id()))
                        .or(() ->
                                replies.stream()
                                        .filter(each -> question.topic().startsWith(each.topic()))
                                        .findFirst());
        if (found.isEmpty()) {
            person.accept(question);
            return;
        }
        var reply = found.get();
        replies.remove(reply);
        promised.put(question.id(), reply);
        command(
                reply.after(),
                new Command.Answer(reply.who(), question.id(), reply.choice(), "as scripted"));
    }

    private Proposal again(Run run, Snapshot now) {
        known = (Readings) now;
        survey(NextPlan.dead(run, known));
        var plan = gear.plan().apply(NextPlan.of(run, site.fleet(), known, Brakes.USUAL));
        return new Proposal(plan, site.fleet(), known);
    }

    private void survey(Set<HostId> dead) {
        known = lookout().survey(dead, known);
    }

    private Lookout lookout() {
        return new Lookout(site, gear.ports().apply(SimPorts.of(site)));
    }

    public Optional<Plan> plan() {
        return journal.runs().stream().findFirst().flatMap(journal::plan);
    }
}
