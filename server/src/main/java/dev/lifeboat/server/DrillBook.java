package dev.lifeboat.server;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.readiness.Tried;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.store.Json;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.util.Optional;

/// What drills have shown, kept by whichever process carried one to its end.
public record DrillBook(Station station) {
    /// How long the clones of a restart drill took to be up; plans expect as much of guests.
    public static final String BOOTS = "boots.json";

    /// Reads again what the drill rested on, and keeps what it has shown. Nothing of a run that is
    /// no drill.
    void keep(RunId run, Readings known) throws IOException {
        var drilled = of(run);
        if (drilled.isEmpty()) {
            return;
        }
        var fleet = station.fleet(known);
        // Before the look too: whoever is ended meanwhile must not have forgotten a failure.
        station.proofs().add(drilled.get().goal().host(), drilled.get().proofs(fleet, known));
        var now = known.with(station.surveyor().look(fleet, drilled.get().basis(known)));
        station.proofs().add(drilled.get().goal().host(), drilled.get().proofs(fleet, now));
        var boots =
                drilled.get().trials().stream()
                        .filter(it -> it.what() instanceof Tried.Restart)
                        .flatMap(it -> it.took().stream())
                        .toList();
        if (!boots.isEmpty()) {
            var file = station.runFolder(run).resolve(BOOTS);
            SafeFile.write(file, Json.MAPPER.writeValueAsBytes(boots));
        }
    }

    /// What the journal of a drill says.
    public Optional<Drilled> of(RunId run) {
        var plan = station.journal().plan(run);
        return plan.flatMap(
                it -> it.drill().map(goal -> Trials.of(goal, it, station.journal().read(run))));
    }
}
