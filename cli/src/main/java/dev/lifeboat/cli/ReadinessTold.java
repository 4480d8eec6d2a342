package dev.lifeboat.cli;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Standing;
import dev.lifeboat.screens.ReadinessNews;
import dev.lifeboat.server.ReadinessBook;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.ProofsFile;
import dev.lifeboat.store.StandingFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tells that hosts are ready no more, or again: each turn once, also across restarts.
final class ReadinessTold {
    /// More that turn at once have one cause, and are told of in one line: one call of the hook for
    /// each of 2,000 hosts would bury an incident.
    private static final int SINGLY_AT_MOST = 3;

    /// What was concluded at the same time is the turn itself.
    private static final Duration JUST_BEFORE = Duration.ofNanos(1);

    private final Station station;
    private final Messenger messenger;
    private final Consumer<String> say;
    private Standing standing;
    private Standing kept;

    /// @param say what people are told
    ReadinessTold(Station station, Messenger messenger, Consumer<String> say) {
        this.station = station;
        this.messenger = messenger;
        this.say = say;
        this.standing = before();
        this.kept = standing;
    }

    /// Without it hosts are told of as if for the first time.
    private Standing before() {
        try {
            return StandingFile.read(station.standingFile());
        } catch (IOException e) {
            say.accept("What was told of the hosts before is not known: " + e.getMessage());
            return Standing.NOTHING;
        }
    }

    /// @param book what is concluded now
    /// @throws IOException when it was told and cannot be kept that it was
    void tell(SortedMap<HostId, Readiness.Word> words, ReadinessBook book, Instant at)
            throws IOException {
        var change = standing.after(words, at);
        standing = change.next();
        // That a host is ready is nothing new at first.
        var alike = new TreeMap<String, List<Standing.Turn>>();
        for (var turn : change.turns()) {
            if (turn.was().isPresent() || turn.now() != Readiness.Word.READY) {
                alike.computeIfAbsent(kind(turn), _ -> new ArrayList<>()).add(turn);
            }
        }
        for (var turns : alike.values()) {
            if (turns.size() > SINGLY_AT_MOST) {
                tell(turns, ReadinessNews.ofMany(turns, news(turns.getFirst(), book)));
            } else {
                turns.forEach(turn -> tell(List.of(turn), news(turn, book)));
            }
        }
        if (!standing.equals(kept)) {
            StandingFile.write(station.standingFile(), standing);
            kept = standing;
        }
    }

    /// Those that are told in the same words.
    private static String kind(Standing.Turn turn) {
        return turn.now() + " " + turn.was().isPresent() + " " + turn.isWorse();
    }

    private void tell(List<Standing.Turn> turns, ReadinessNews news) {
        say.accept(news.text());
        if (turns.getFirst().was().isPresent()) {
            messenger.ring(messenger.tidings().turned(turns, news));
        }
    }

    private ReadinessNews news(Standing.Turn turn, ReadinessBook book) {
        var readiness = book.readiness(turn.host());
        return ReadinessNews.of(turn, readiness, changes(turn, readiness));
    }

    /// That a host is ready no more is told also where it cannot be read what has changed.
    private List<Change> changes(Standing.Turn turn, Readiness readiness) {
        var before = turn.since().minus(JUST_BEFORE);
        try {
            var all = station.proofs().read(turn.host());
            return Change.between(ProofsFile.at(before, all), readiness);
        } catch (IOException _) {
            return List.of();
        }
    }
}
