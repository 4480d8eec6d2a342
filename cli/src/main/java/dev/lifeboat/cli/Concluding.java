package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.server.ReadinessBook;
import dev.lifeboat.server.Station;
import java.io.IOException;
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

    private final Station station;
    private final Remembering remembering;
    private final ReadinessTold told;
    private final SaidOnce trouble;
    private final SaidOnce fault;
    private ReadinessBook book;
    private SortedSet<Key<?, ?>> wanted = new TreeSet<>();
    private boolean complete;

    /// @param say what people are told
    Concluding(
            Station station, Remembering remembering, Messenger messenger, Consumer<String> say) {
        this.station = station;
        this.remembering = remembering;
        this.told = new ReadinessTold(station, messenger, say);
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
            told.tell(words, book, at);
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
}
