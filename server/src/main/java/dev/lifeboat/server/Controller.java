package dev.lifeboat.server;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.control.Crew;
import dev.lifeboat.core.control.Orders;
import dev.lifeboat.core.control.Proposal;
import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.NextPlan;
import dev.lifeboat.core.run.Run;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Carries one run out on real parts, and takes people's commands for it.
public final class Controller {
    private final Station station;
    private final RunId id;
    private final Readings known;
    private final RealWorld world;
    private final StampedJournal journal;
    private volatile Optional<Run> run = Optional.empty();
    private volatile Snapshot now;

    public Controller(Station station, RunId id, Readings known) {
        this.station = station;
        this.id = id;
        this.known = known;
        this.now = known;
        this.journal = new StampedJournal(station.journal());
        this.world = new RealWorld(station.fleet(known), station.ports(), journal, station.clock());
    }

    /// Blocks until the run is over, lost to another controller, or stopped.
    ///
    /// @param me this controller's name in the journal
    /// @param staysForAnswers whether to wait for people when nothing else is left
    public Runner.End carryOut(String me, boolean staysForAnswers, Watcher watcher) {
        var crew =
                new Crew(world, journal, new Onlooker(watcher), this::again, me, staysForAnswers);
        var end = Runner.carryOut(crew, id, known);
        if (end instanceof Runner.End.Over) {
            keepWhatItHasShown();
        }
        return end;
    }

    /// A drill that is over counts, whoever carried it to its end.
    private void keepWhatItHasShown() {
        try {
            new DrillBook(station).keep(id, now instanceof Readings all ? all : known);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /// Keeps what is known for those who ask, and passes it on.
    private final class Onlooker implements Watcher {
        private final Watcher next;

        Onlooker(Watcher next) {
            this.next = next;
        }

        @Override
        public void saw(Entry entry, Run run, Snapshot now) {
            Controller.this.run = Optional.of(run);
            Controller.this.now = now;
            next.saw(entry, run, now);
        }

        @Override
        public void looked(Snapshot now) {
            Controller.this.now = now;
            next.looked(now);
        }

        @Override
        public void refused(Command command, String because) {
            next.refused(command, because);
        }
    }

    /// A command that is there before the run is taken over.
    public void begin(Command command) {
        world.command(command);
    }

    /// Why a command is refused; empty when it was taken.
    public Optional<String> tell(Command command) {
        if (run.isEmpty()) {
            return Optional.of("run " + id + " is only starting; try again in a moment");
        }
        var refusal = Orders.refusal(command, run.get(), now);
        if (refusal.isEmpty()) {
            world.command(command);
        }
        return refusal;
    }

    public void stop() {
        world.stop();
    }

    public Optional<Run> run() {
        return run;
    }

    public Snapshot now() {
        return now;
    }

    /// What is left is planned anew from what is seen now.
    private Proposal again(Run run, Snapshot seen) {
        var readings = seen instanceof Readings all ? all : known;
        var fresh = station.surveyor().survey(readings, NextPlan.dead(run, readings));
        var fleet = station.fleet(fresh);
        return new Proposal(NextPlan.of(run, fleet, fresh, station.brakes()), fleet, fresh);
    }
}
