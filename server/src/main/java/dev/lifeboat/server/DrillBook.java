package dev.lifeboat.server;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.TakeOver;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What drills have shown, kept by whichever process carried one to its end.
public record DrillBook(Station station) {

    /// Reads again what the drill rested on, and keeps what it has shown. Nothing of a run that is
    /// no drill.
    void keep(RunId run, Readings known) throws IOException {
        var drilled = of(run);
        if (drilled.isEmpty()) {
            return;
        }
        var fleet = station.fleet(known);
        var now = known.with(station.surveyor().look(fleet, drilled.get().basis()));
        station.proofs().add(drilled.get().goal().host(), drilled.get().proofs(now));
    }

    /// What the journal of a drill says.
    public Optional<Drilled> of(RunId run) {
        var plan = station.journal().plan(run);
        return plan.filter(it -> it.goal() instanceof Goal.Drill)
                .map(it ->
                        new Drilled(
                                (Goal.Drill) it.goal(), trials(it, station.journal().read(run))));
    }

    private static List<Drilled.Trial> trials(Plan plan, List<Entry> journal) {
        var trials = new ArrayList<Drilled.Trial>();
        var said = new HashMap<StepId, String>();
        for (var entry : journal) {
            switch (entry.event()) {
                case Event.Acted(var id, _, var text) -> said.put(id, text);
                case Event.Observed(var id, var answer, var because)
                        when plan.step(id).orElse(null) instanceof TakeOver step ->
                        trials.add(
                                new Drilled.Trial(
                                        step,
                                        answer,
                                        whole(answer, because, said.getOrDefault(id, "")),
                                        entry.at()));
                case Event.Adopted(var id, var because)
                        when plan.step(id).orElse(null) instanceof TakeOver step ->
                        trials.add(new Drilled.Trial(step, Answer.YES, because, entry.at()));
                default -> {}
            }
        }
        return trials;
    }

    /// Of a no, also what the client said.
    private static String whole(Answer answer, String because, String said) {
        return answer == Answer.YES || said.isEmpty() ? because : said + "; " + because;
    }
}
