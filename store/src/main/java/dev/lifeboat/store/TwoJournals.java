package dev.lifeboat.store;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The database's runs, and those of a night when there was no database, as one journal.
///
/// A run stays where it began; new ones begin in the database. While one in plain files is not
/// over, none of the database is taken up: both could be of the same host.
public record TwoJournals(FileJournal files, Journal database) implements Journal {
    private Journal of(RunId run) {
        return files.has(run) ? files : database;
    }

    /// The files' turn first: whoever has the database's needs nothing else of anybody.
    @Override
    public <T> T alone(Function<Journal, T> deed) {
        return files.alone(_ -> database.alone(held -> deed.apply(new TwoJournals(files, held))));
    }

    @Override
    public RunId open(Plan plan, Instant at) {
        var run = database.open(plan, at);
        files.reserve(run);
        return run;
    }

    @Override
    public Optional<Plan> plan(RunId run) {
        return of(run).plan(run);
    }

    @Override
    public List<Entry> read(RunId run) {
        return of(run).read(run);
    }

    @Override
    public List<RunId> runs() {
        var all = new ArrayList<>(database.runs());
        all.addAll(files.runs());
        return List.copyOf(all);
    }

    @Override
    public Epoch holder(RunId run) {
        return of(run).holder(run);
    }

    @Override
    public Receipt claim(RunId run, String controller, Instant at) {
        var first = files.has(run) ? Optional.<RunId>empty() : openInFiles();
        return first.<Receipt>map(open ->
                        new Receipt.Failed(
                                "run "
                                        + open
                                        + ", in plain files, is not over: lifeboat run "
                                        + open
                                        + " resume or abort first"))
                .orElseGet(() -> of(run).claim(run, controller, at));
    }

    private Optional<RunId> openInFiles() {
        return files.runs().stream()
                .filter(run -> {
                    var entries = files.read(run);
                    return !entries.isEmpty()
                            && entries.stream()
                                    .noneMatch(entry -> entry.event() instanceof Event.Ended);
                })
                .findFirst();
    }

    @Override
    public Receipt append(RunId run, Epoch epoch, Instant at, String actor, Event event) {
        return of(run).append(run, epoch, at, actor, event);
    }
}
