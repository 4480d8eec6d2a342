package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Standing;
import dev.lifeboat.screens.ReadinessNews;
import dev.lifeboat.server.ReadinessBook;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.ProofsFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What `serve` makes of what it sees, beside the looking: keeps it, and tells when a host is ready
/// no more.
final class Concluding {
    /// What was concluded.
    ///
    /// @param wanted what is to be kept fresh from now on
    /// @param theirs what somebody else has seen meanwhile
    /// @param words each host in one word; empty until all was looked at
    record Conclusion(
            SortedSet<Key<?, ?>> wanted,
            Map<Key<?, ?>, Reading<?>> theirs,
            SortedMap<HostId, Readiness.Word> words) {}

    /// What was concluded at the same time is the turn itself.
    private static final Duration JUST_BEFORE = Duration.ofNanos(1);

    private final Station station;
    private final Remembering remembering;
    private final Messenger messenger;
    private final Consumer<String> say;
    private final SaidOnce trouble;
    private final SaidOnce fault;
    private ReadinessBook book;
    private SortedSet<Key<?, ?>> wanted = new TreeSet<>();
    private Standing standing = Standing.NOTHING;
    private boolean complete;

    /// @param say what people are told
    Concluding(
            Station station, Remembering remembering, Messenger messenger, Consumer<String> say) {
        this.station = station;
        this.remembering = remembering;
        this.messenger = messenger;
        this.say = say;
        this.trouble = new SaidOnce(say, "What is concluded of the hosts is kept again.");
        this.fault = new SaidOnce(say, "Who is ready is told again.");
        this.book = new ReadinessBook(station, station.clock().instant());
    }

    /// A fault of ours in it must not end the looking, the page and the watch over runs: it is
    /// told, and begun anew with all that is known.
    ///
    /// @param changed since the last time
    Conclusion conclude(Readings known, Map<Key<?, ?>, Reading<?>> changed) {
        try {
            var concluded = make(known, changed);
            fault.well();
            return concluded;
        } catch (RuntimeException surprised) {
            fault.wrong(
                    "Who is ready is not told, for a fault of Lifeboat itself: "
                            + surprised
                            + Stream.of(surprised.getStackTrace())
                                    .findFirst()
                                    .map(at -> " at " + at)
                                    .orElse("")
                            + "\nIt looks and watches on. next:  lifeboat ready --all");
            book = new ReadinessBook(station, station.clock().instant());
            complete = false;
            return new Conclusion(wanted, new TreeMap<>(), new TreeMap<>());
        }
    }

    private Conclusion make(Readings known, Map<Key<?, ?>, Reading<?>> changed) {
        var theirs = remembering.newer(known);
        remembering.keep(known.with(theirs));
        wanted = book.conclude(known, changed);
        complete |= book.isComplete(wanted, known);
        return new Conclusion(wanted, theirs, complete ? words() : new TreeMap<>());
    }

    private SortedMap<HostId, Readiness.Word> words() {
        try {
            var at = station.clock().instant();
            var words = book.keep(at);
            var change = standing.after(words, at);
            standing = change.next();
            for (var turn : change.turns()) {
                tell(turn);
            }
            trouble.well();
            return words;
        } catch (IOException e) {
            trouble.wrong(
                    "What is concluded of the hosts cannot be kept: "
                            + e.getMessage()
                            + "\nWho is ready is not told until it can.");
            return new TreeMap<>();
        }
    }

    /// That a host is ready is nothing new at first.
    private void tell(Standing.Turn turn) throws IOException {
        if (turn.was().isEmpty() && turn.now() == Readiness.Word.READY) {
            return;
        }
        var readiness = book.readiness(turn.host());
        var news = ReadinessNews.of(turn, readiness, changes(turn, readiness));
        say.accept(news.text());
        if (turn.was().isPresent()) {
            messenger.ring(messenger.tidings().turned(turn, news));
        }
    }

    private List<Change> changes(Standing.Turn turn, Readiness readiness) throws IOException {
        var before = turn.since().minus(JUST_BEFORE);
        return Change.between(ProofsFile.at(before, station.proofs().read(turn.host())), readiness);
    }
}
