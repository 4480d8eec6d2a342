package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Ground;
import dev.lifeboat.core.readiness.Level;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `serve` tells of hosts that are ready no more, and keeps.
class ConcludingTest {
    private static final String OLD_CAPS = "0s caps allow r\n60s evacuate kct09\n";

    @TempDir private Path folder;

    private final List<String> said = new ArrayList<>();
    private SimStation.Clock clock;
    private Station station;
    private Messenger messenger;
    private Concluding concluding;

    @BeforeEach
    void live() throws IOException {
        var night = SimStation.well();
        clock = new SimStation.Clock(night.site().now());
        station = SimStation.on(night, folder, clock);
        messenger = new Messenger(station, said::add);
        concluding =
                new Concluding(station, new Remembering(station, said::add), messenger, said::add);
    }

    @AfterEach
    void leave() {
        messenger.close();
    }

    private Readings seen(Station at) throws IOException {
        var hosts = new TreeSet<>(at.site().hosts().keySet());
        return at.lookFor(hosts, new TreeSet<>(), List.of(), Readings.nothing());
    }

    private Readings seen(String events) throws IOException {
        return seen(
                SimStation.on(SimStation.night(events), Files.createTempDirectory(folder, "b")));
    }

    /// What is said of one more conclusion.
    private String concludes(Readings known, int secondsLater) {
        said.clear();
        clock.later(secondsLater);
        words = concluding.conclude(known, known.newest()).words();
        return String.join("\n", said);
    }

    private SortedMap<HostId, Readiness.Word> words = new TreeMap<>();

    @Test
    void what_blocks_for_a_minute_is_told_with_what_has_changed_and_its_end_too()
            throws IOException {
        var well = seen(station);
        assertThat(concludes(well, 1)).isEmpty();
        assertThat(words.values()).hasSize(3).containsOnly(Readiness.Word.READY);

        var old = seen(OLD_CAPS);
        assertThat(concludes(old, 10)).isEmpty();
        assertThat(concludes(old, 60))
                .startsWith(
                        "kct09 is not ready any more: caps: client.libvirt may not break a dead"
                                + " client's lock")
                .contains("(changed: ", "\nnext:  lifeboat why caps kct09");
        assertThat(words.get(SimStation.KCT09)).isEqualTo(Readiness.Word.NOT_READY);
        assertThat(concludes(old, 10)).isEmpty();
        assertThat(concludes(well, 10)).isEqualTo("kct09 is ready again");
    }

    @Test
    void what_is_concluded_is_kept_when_it_changes() throws IOException {
        var well = seen(station);
        concludes(well, 1);
        var first = station.proofs().read(SimStation.KCT09);
        assertThat(first).isNotEmpty();
        concludes(well, 10);
        assertThat(station.proofs().read(SimStation.KCT09)).isEqualTo(first);
        concludes(seen(OLD_CAPS), 10);
        assertThat(station.proofs().read(SimStation.KCT09))
                .hasSizeGreaterThan(first.size())
                .hasSizeLessThan(2 * first.size());
    }

    @Test
    void what_was_concluded_is_kept_again_when_somebody_has_moved_a_damaged_file_away()
            throws IOException {
        var well = seen(station);
        concludes(well, 1);
        var first = station.proofs().read(SimStation.KCT09);
        var file = station.site().keeping().state().resolve("proofs/kct09.jsonl");
        Files.writeString(file, "rubbish\n");
        assertThat(concludes(well, 10)).contains("kct09.jsonl: proof 1 cannot be read", "next:");
        assertThat(words).isEmpty();
        Files.delete(file);
        concludes(well, 10);
        assertThat(words.values()).containsOnly(Readiness.Word.READY);
        assertThat(station.proofs().read(SimStation.KCT09)).hasSameSizeAs(first);
    }

    @Test
    void a_host_that_was_drilled_onto_and_has_left_the_site_file_is_not_asked() throws IOException {
        var gone = new HostId("kct99");
        var at = clock.instant();
        station.proofs()
                .add(
                        SimStation.KCT09,
                        List.of(
                                new Proof(
                                        SimStation.KCT09,
                                        CheckId.CAPS,
                                        new CephUser(new ClusterId("main"), "client.libvirt"),
                                        Level.DRILL,
                                        Optional.of(Goal.Drill.Kind.LOCK),
                                        Answer.YES,
                                        "",
                                        new Proof.Span(at, at.plus(Duration.ofDays(31))),
                                        List.of(new Ground(SinceBoot.of(gone), "kernel 6.1", 1)),
                                        List.of())));
        var well = seen(station);
        concludes(well, 1);
        assertThat(words.get(SimStation.KCT09)).isEqualTo(Readiness.Word.READY);
        clock.later(10);
        assertThat(concluding.conclude(well, well.newest()).wanted())
                .isNotEmpty()
                .noneMatch(key -> key.subject().equals(gone));
    }

    @Test
    void nothing_is_told_before_all_was_looked_at() throws IOException {
        var looked = station.look(Readings.nothing());
        assertThat(concludes(looked, 1)).isEmpty();
        assertThat(words).isEmpty();
        assertThat(station.proofs().read(SimStation.KCT09)).isEmpty();
    }

    @Test
    void what_cannot_be_kept_is_said_once_and_nothing_is_called_ready() throws IOException {
        Files.writeString(station.site().keeping().state().resolve("proofs"), "in the way");
        var well = seen(station);
        assertThat(concludes(well, 1))
                .startsWith("What is concluded of the hosts cannot be kept: ");
        assertThat(words).isEmpty();
        assertThat(concludes(well, 10)).isEmpty();
        Files.delete(station.site().keeping().state().resolve("proofs"));
        assertThat(concludes(well, 10)).isEqualTo("What is concluded of the hosts is kept again.");
        assertThat(words.values()).containsOnly(Readiness.Word.READY);
    }

    @Test
    void a_fault_of_ours_is_said_once_and_ends_nothing() throws IOException {
        var well = seen(station);
        var faulty =
                new Concluding(
                        station,
                        new Remembering(station, said::add),
                        messenger,
                        text -> {
                            said.add(text);
                            if (text.startsWith("kct09 is not ready")) {
                                throw new IllegalStateException("no room for " + text.length());
                            }
                        });
        faulty.conclude(well, well.newest());
        var old = seen(OLD_CAPS);
        clock.later(10);
        faulty.conclude(old, old.newest());
        said.clear();
        clock.later(60);
        assertThat(faulty.conclude(old, old.newest()).words()).isEmpty();
        assertThat(said.getLast())
                .startsWith("Who is ready is not told, for a fault of Lifeboat itself: ")
                .contains("IllegalStateException: no room for", "ConcludingTest");
        clock.later(10);
        var again = seen(station);
        var after = faulty.conclude(again, again.newest());
        assertThat(said.getLast()).isEqualTo("Who is ready is told again.");
        assertThat(after.wanted()).isNotEmpty();
    }
}
