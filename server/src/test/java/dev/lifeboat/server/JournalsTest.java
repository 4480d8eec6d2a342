package dev.lifeboat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.Plan;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.spi.Journal.Receipt;
import dev.lifeboat.drivers.access.Secret;
import dev.lifeboat.store.DatabaseUnavailable;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which journal a command gets, and when it gets none.
class JournalsTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");
    private static final JournalChoice USUAL = new JournalChoice(Optional.empty(), false, false);
    private static final JournalChoice FILES = new JournalChoice(Optional.empty(), true, false);

    /// Port 1 is nobody's.
    private static final Optional<Secret> DEAD =
            Optional.of(Secret.of("postgresql://lifeboat@127.0.0.1:1/lifeboat"));

    /// A state folder with a database in it, of which each test that needs one gets a copy: making
    /// one takes some seconds of a core.
    @TempDir static Path made;

    @TempDir Path state;

    @BeforeAll
    static void make_a_database() throws IOException {
        SafeFile.makeFolder(Station.runtime(made));
        try (var usual = new Journals(made, USUAL)) {
            usual.get();
        }
    }

    @BeforeEach
    void make() throws IOException {
        SafeFile.makeFolder(Station.runtime(state));
    }

    /// The programs are only linked to.
    private void haveDatabase() throws IOException {
        var from = Journals.home(made);
        try (var parts = Files.list(from)) {
            for (var part : parts.toList()) {
                var to = Files.createDirectories(Journals.home(state)).resolve(part.getFileName());
                if (part.getFileName().toString().startsWith("postgresql-")) {
                    Files.createSymbolicLink(to, part);
                } else {
                    copy(part, to);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Plan plan() {
        var goal = new Goal.Evacuate(new TreeSet<>(), new TreeSet<>());
        return new Plan("7c1f", goal, AT, List.of(), new TreeMap<>(), List.of(), List.of());
    }

    @Test
    void plain_files_are_refused_while_our_own_database_lives_and_taken_when_it_is_dead()
            throws IOException {
        haveDatabase();
        try (var files = new Journals(state, FILES)) {
            try (var usual = new Journals(state, USUAL)) {
                usual.get();
                assertThatThrownBy(files::get)
                        .hasCauseInstanceOf(JournalRefused.class)
                        .hasMessageContaining("runs (process ")
                        .hasMessageContaining("leave --journal file out");
            }
            assertThat(files.get().open(plan(), AT)).hasToString("7c1f-1");
        }
    }

    @Test
    void while_a_run_in_plain_files_is_not_over_none_of_the_database_is_claimed()
            throws IOException {
        haveDatabase();
        RunId kept;
        try (var usual = new Journals(state, USUAL)) {
            kept = usual.get().open(plan(), AT);
        }
        RunId night;
        try (var files = new Journals(state, FILES)) {
            night = files.get().open(plan(), AT);
            assertThat(files.get().claim(night, "ops2", AT)).isInstanceOf(Receipt.Accepted.class);
        }
        try (var usual = new Journals(state, USUAL)) {
            var both = usual.get();
            assertThat(both.runs()).containsExactly(kept, night);
            assertThat(both.claim(kept, "ops2", AT))
                    .isInstanceOfSatisfying(
                            Receipt.Failed.class,
                            failed -> assertThat(failed.because()).contains("run " + night));
            var over = new Event.Ended(Event.Ending.DONE);
            assertThat(both.append(night, new Epoch(1), AT, "ops2", over))
                    .isInstanceOf(Receipt.Accepted.class);
            assertThat(both.claim(kept, "ops2", AT)).isInstanceOf(Receipt.Accepted.class);
        }
    }

    @Test
    void a_server_that_does_not_answer_is_named_with_what_to_do() {
        try (var dead = new Journals(state, new JournalChoice(DEAD, false, false))) {
            assertThatThrownBy(dead::get)
                    .hasCauseInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("127.0.0.1:1/lifeboat")
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("--journal file");
        }
    }

    @Test
    void plain_files_beside_a_server_that_others_may_reach_need_a_persons_word() {
        try (var files = new Journals(state, new JournalChoice(DEAD, true, false));
                var alone = new Journals(state, new JournalChoice(DEAD, true, true))) {
            assertThatThrownBy(files::get)
                    .hasCauseInstanceOf(JournalRefused.class)
                    .hasMessageContaining("--alone");
            assertThat(alone.get().open(plan(), AT)).hasToString("7c1f-1");
        }
    }
}
