package dev.lifeboat.store.database;

import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.store.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The journal in PostgreSQL, for any number of controllers.
///
/// An append is one statement: it counts the run's entries up where the epoch is still the
/// writer's, and adds the entry; a stale one adds nothing, whatever happens in between. When its
/// answer is lost it may have been added all the same, as with a crash after the intent: the run is
/// claimed anew and read again.
public final class PostgresJournal implements Journal {
    private static final String OPEN =
            "insert into run (id, opened, plan) values (?, ?, ?::json) on conflict do nothing";

    private static final String CLAIM = adding("epoch = epoch + 1", "true");
    private static final String APPEND = adding("epoch = epoch", "epoch = ? and epoch > 0");

    private final Sessions sessions;
    private final Predicate<RunId> taken;

    /// @param taken names that another journal has given already
    public PostgresJournal(Database database, Predicate<RunId> taken) {
        this(Sessions.of(database), taken);
    }

    private PostgresJournal(Sessions sessions, Predicate<RunId> taken) {
        this.sessions = sessions;
        this.taken = taken;
    }

    @Override
    public <T> T alone(Function<Journal, T> deed) {
        return together(deed::apply);
    }

    private <T> T together(Function<PostgresJournal, T> deed) {
        return sessions.alone(one -> deed.apply(new PostgresJournal(one, taken)));
    }

    private static String adding(String epoch, String where) {
        return """
        with held as (
          update run set last_n = last_n + 1, %s where id = ? and %s returning id, last_n, epoch)
        insert into entry (run, n, epoch, at, actor, event)
        select id, last_n, epoch, ?, ?, ?::json from held
        returning n, epoch
        """
                .formatted(epoch, where);
    }

    @Override
    public RunId open(Plan plan, Instant at) {
        var text = Json.MAPPER.writeValueAsString(plan);
        return together(held ->
                held.sessions.ask(connection -> {
                    try (var insert = connection.prepareStatement(OPEN)) {
                        for (var number = 1; ; number++) {
                            var id = new RunId(plan.id() + "-" + number);
                            insert.setString(1, id.name());
                            insert.setObject(2, time(at));
                            insert.setString(3, text);
                            if (!taken.test(id) && insert.executeUpdate() == 1) {
                                Lease.announce(connection, id);
                                return id;
                            }
                        }
                    }
                }));
    }

    @Override
    public Optional<Plan> plan(RunId run) {
        return rows(
                        "select plan from run where id = ?",
                        run,
                        row -> Json.MAPPER.readValue(row.getString(1), Plan.class))
                .stream()
                .findFirst();
    }

    @Override
    public List<Entry> read(RunId run) {
        return rows(
                "select n, epoch, at, actor, event from entry where run = ? order by n",
                run,
                row ->
                        new Entry(
                                run,
                                new Epoch(row.getLong(2)),
                                row.getLong(1),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4),
                                Json.MAPPER.readValue(row.getString(5), Event.class)));
    }

    @Override
    public List<RunId> runs() {
        return sessions.ask(connection -> {
            try (var ask = connection.prepareStatement("select id from run order by opened, id")) {
                return all(ask, row -> new RunId(row.getString(1)));
            }
        });
    }

    @Override
    public Epoch holder(RunId run) {
        return rows("select epoch from run where id = ?", run, row -> new Epoch(row.getLong(1)))
                .stream()
                .findFirst()
                .orElse(Epoch.NONE);
    }

    @Override
    public Receipt claim(RunId run, String controller, Instant at) {
        var claimed = new Event.Claimed(controller);
        return sessions.write(connection -> {
            try (var claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, run.name());
                return added(claim, 2, run, at, controller, claimed)
                        .<Receipt>map(Receipt.Accepted::new)
                        .orElse(new Receipt.Failed("there is no run " + run));
            }
        });
    }

    @Override
    public Receipt append(RunId run, Epoch epoch, Instant at, String actor, Event event) {
        return sessions.write(connection -> {
            try (var append = connection.prepareStatement(APPEND)) {
                append.setString(1, run.name());
                append.setLong(2, epoch.number());
                var entry = added(append, 3, run, at, actor, event);
                return entry.isPresent()
                        ? new Receipt.Accepted(entry.get())
                        : notAdded(connection, run);
            }
        });
    }

    private static Receipt notAdded(Connection connection, RunId run) throws SQLException {
        try (var ask = connection.prepareStatement("select epoch from run where id = ?")) {
            ask.setString(1, run.name());
            var holder = all(ask, row -> new Epoch(row.getLong(1)));
            return holder.isEmpty()
                    ? new Receipt.Failed("there is no run " + run)
                    : new Receipt.Stale(holder.getFirst());
        }
    }

    private static Optional<Entry> added(
            PreparedStatement add, int from, RunId run, Instant at, String actor, Event event)
            throws SQLException {
        var kept = time(at);
        add.setObject(from, kept);
        add.setString(from + 1, actor);
        add.setString(from + 2, Json.MAPPER.writerFor(Event.class).writeValueAsString(event));
        return all(
                        add,
                        row ->
                                new Entry(
                                        run,
                                        new Epoch(row.getLong(2)),
                                        row.getLong(1),
                                        kept.toInstant(),
                                        actor,
                                        event))
                .stream()
                .findFirst();
    }

    /// As PostgreSQL keeps it: in microseconds.
    private static OffsetDateTime time(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, RunId run, Row<T> row) {
        return sessions.ask(connection -> {
            try (var ask = connection.prepareStatement(sql)) {
                ask.setString(1, run.name());
                return all(ask, row);
            }
        });
    }

    private static <T> List<T> all(PreparedStatement ask, Row<T> row) throws SQLException {
        var all = new ArrayList<T>();
        try (var rows = ask.executeQuery()) {
            while (rows.next()) {
                all.add(row.read(rows));
            }
        }
        return List.copyOf(all);
    }
}
