package dev.lifeboat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subjects;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Ground;
import dev.lifeboat.core.readiness.Level;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsFileTest {
    private static final HostId KCT09 = new HostId("kct09");
    private static final CephUser LIBVIRT = new CephUser(new ClusterId("main"), "client.libvirt");
    private static final Written SITE =
            new Written(KCT09, "bmc", new TreeMap<>(Map.of("bmc.user", "ADMIN")));
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir private Path folder;
    private ProofsFile proofs = new ProofsFile(Path.of("unset"));

    @BeforeEach
    void open() {
        proofs = new ProofsFile(folder.resolve("proofs"));
    }

    private static Proof proof(Instant at, Answer answer, String mon) {
        return new Proof(
                KCT09,
                CheckId.CAPS,
                LIBVIRT,
                Level.STATIC,
                Optional.empty(),
                answer,
                "said at " + at,
                new Proof.Span(at, at.plus(Duration.ofHours(1))),
                List.of(new Ground(CephCaps.of(LIBVIRT), mon, mon.hashCode())),
                List.of(SITE));
    }

    @Test
    void what_is_kept_is_read_back_as_it_was() throws IOException {
        var kept = proof(NOON, Answer.YES, "mon 'profile rbd'");
        proofs.add(KCT09, List.of(kept));
        assertThat(proofs.read(KCT09)).containsExactly(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host/kct09",
                "guest/c2cec6cc-f51f-3fd7-ac01-f2fd51f826f2",
                "image/main/vms/web-1",
                "user/main/client.libvirt",
                "ceph/main",
                "witness/10.91.0.2"
            })
    void whatever_it_is_about_is_read_back(String subject) throws IOException {
        var like = proof(NOON, Answer.YES, "mon 'profile rbd'");
        var kept =
                new Proof(
                        KCT09,
                        CheckId.FENCE,
                        Subjects.of(subject),
                        Level.PROBE,
                        Optional.empty(),
                        Answer.UNKNOWN,
                        "",
                        like.held(),
                        like.grounds(),
                        like.site());
        proofs.add(KCT09, List.of(kept));
        assertThat(proofs.read(KCT09)).containsExactly(kept);
    }

    @Test
    void what_a_drill_has_shown_is_told_from_what_was_read() throws IOException {
        var read = proof(NOON, Answer.YES, "mon 'profile rbd'");
        var drill = drilled(read, Goal.Drill.Kind.LOCK);
        proofs.add(KCT09, List.of(read));
        proofs.add(KCT09, List.of(drill));
        proofs.add(KCT09, List.of(read));
        var all = proofs.read(KCT09);
        assertThat(all).containsExactly(read, drill);
        assertThat(ProofsFile.at(NOON, all)).containsExactly(read, drill);
        assertThat(ProofsFile.at(drill.held().until(), all)).containsExactly(read);
        assertThat(ProofsFile.counting(all)).containsExactly(drill, read);
    }

    private static Proof drilled(Proof like, Goal.Drill.Kind kind) {
        return drilled(like, kind, Answer.NO);
    }

    private static Proof drilled(Proof like, Goal.Drill.Kind kind, Answer answer) {
        return new Proof(
                KCT09,
                like.check(),
                like.subject(),
                Level.DRILL,
                Optional.of(kind),
                answer,
                "",
                like.held(),
                like.grounds(),
                like.site());
    }

    @Test
    void a_drill_that_could_not_tell_leaves_the_failure_before_it() throws IOException {
        var like = proof(NOON, Answer.YES, "mon 'profile rbd'");
        var failed = drilled(like, Goal.Drill.Kind.LOCK);
        var open = drilled(proof(NOON.plusSeconds(60), Answer.YES, "a"), Goal.Drill.Kind.LOCK);
        var untold = drilled(open, Goal.Drill.Kind.LOCK, Answer.UNKNOWN);
        var passed = drilled(open, Goal.Drill.Kind.LOCK, Answer.YES);
        proofs.add(KCT09, List.of(failed));
        proofs.add(KCT09, List.of(untold));
        assertThat(ProofsFile.counting(proofs.read(KCT09))).containsExactly(failed, untold);
        proofs.add(KCT09, List.of(passed));
        assertThat(ProofsFile.counting(proofs.read(KCT09))).containsExactly(passed);
    }

    @Test
    void one_drill_of_a_claim_does_not_outdo_another() throws IOException {
        var like = proof(NOON, Answer.YES, "mon 'profile rbd'");
        var restart = drilled(like, Goal.Drill.Kind.RESTART);
        var full = drilled(like, Goal.Drill.Kind.FULL);
        proofs.add(KCT09, List.of(restart));
        proofs.add(KCT09, List.of(full));
        assertThat(ProofsFile.counting(proofs.read(KCT09))).containsExactly(restart, full);
    }

    @Test
    void a_drill_that_shows_the_same_again_counts_from_then_on() throws IOException {
        var first = drilled(proof(NOON, Answer.YES, "mon 'profile rbd'"), Goal.Drill.Kind.LOCK);
        var monthLater = NOON.plus(Duration.ofDays(30));
        var again =
                drilled(proof(monthLater, Answer.YES, "mon 'profile rbd'"), Goal.Drill.Kind.LOCK);
        proofs.add(KCT09, List.of(first));
        proofs.add(KCT09, List.of(again));
        proofs.add(KCT09, List.of(again));
        assertThat(proofs.read(KCT09)).containsExactly(first, again);
        assertThat(ProofsFile.counting(proofs.read(KCT09))).containsExactly(again);
    }

    @Test
    void only_what_has_changed_is_kept_again() throws IOException {
        var first = proof(NOON, Answer.YES, "mon 'profile rbd'");
        var changed = proof(NOON.plusSeconds(120), Answer.NO, "mon 'allow r'");
        proofs.add(KCT09, List.of(first));
        proofs.add(KCT09, List.of(proof(NOON.plusSeconds(60), Answer.YES, "mon 'profile rbd'")));
        proofs.add(KCT09, List.of(changed));
        assertThat(proofs.read(KCT09)).containsExactly(first, changed);
    }

    @Test
    void what_counted_at_a_time_is_the_last_that_was_concluded_by_then() throws IOException {
        var first = proof(NOON, Answer.YES, "mon 'profile rbd'");
        var changed = proof(NOON.plusSeconds(120), Answer.NO, "mon 'allow r'");
        proofs.add(KCT09, List.of(first));
        proofs.add(KCT09, List.of(changed));
        var all = proofs.read(KCT09);
        assertThat(ProofsFile.at(NOON.minusSeconds(1), all)).isEmpty();
        assertThat(ProofsFile.at(NOON.plusSeconds(119), all)).containsExactly(first);
        assertThat(ProofsFile.at(NOON.plusSeconds(120), all)).containsExactly(changed);
    }

    @Test
    void a_line_that_a_crash_left_half_written_is_cut_off_by_the_next() throws IOException {
        var first = proof(NOON, Answer.YES, "mon 'profile rbd'");
        var changed = proof(NOON.plusSeconds(120), Answer.NO, "mon 'allow r'");
        proofs.add(KCT09, List.of(first));
        Files.writeString(file(), "{\"host\":\"kct", StandardOpenOption.APPEND);
        assertThat(proofs.read(KCT09)).containsExactly(first);
        proofs.add(KCT09, List.of(changed));
        assertThat(proofs.read(KCT09)).containsExactly(first, changed);
    }

    @Test
    void a_damaged_file_is_named_with_what_to_do() throws IOException {
        proofs.add(KCT09, List.of(proof(NOON, Answer.YES, "mon 'profile rbd'")));
        Files.writeString(file(), "rubbish\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> proofs.read(KCT09))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kct09.jsonl: proof 2 cannot be read")
                .hasMessageContaining("next:");
    }

    @Test
    void a_large_file_loses_what_is_old_and_keeps_what_counted_then() throws IOException {
        var old = proof(NOON.minus(Duration.ofDays(200)), Answer.YES, "a");
        var counted = proof(NOON.minus(Duration.ofDays(100)), Answer.NO, "b");
        var large = proof(NOON.minus(Duration.ofDays(1)), Answer.YES, "c".repeat(5 << 20));
        var last = proof(NOON, Answer.NO, "d");
        for (var each : List.of(old, counted, large, last)) {
            proofs.add(KCT09, List.of(each));
        }
        assertThat(proofs.read(KCT09)).containsExactly(counted, large, last);
    }

    @Test
    void a_file_that_grows_all_day_is_cut_too_and_keeps_its_drills() throws IOException {
        var failed = drilled(proof(NOON, Answer.YES, "mon 'allow r'"), Goal.Drill.Kind.LOCK);
        proofs.add(KCT09, List.of(failed));
        for (var minute = 1; minute <= 20; minute++) {
            var at = NOON.plusSeconds(60L * minute);
            proofs.add(KCT09, List.of(proof(at, Answer.YES, minute + "c".repeat(1 << 20))));
        }
        assertThat(Files.size(file())).isLessThan(18L << 20);
        assertThat(ProofsFile.counting(proofs.read(KCT09))).contains(failed);
    }

    @Test
    void threads_that_add_at_the_same_time_lose_nothing() throws Exception {
        var drills = Goal.Drill.Kind.values();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var added =
                    Stream.of(drills)
                            .map(kind ->
                                    all.submit(() -> {
                                        var like = proof(NOON, Answer.YES, kind.name());
                                        proofs.add(KCT09, List.of(drilled(like, kind)));
                                        return kind;
                                    }))
                            .toList();
            for (var each : added) {
                each.get();
            }
        }
        assertThat(proofs.read(KCT09)).hasSize(drills.length);
    }

    private Path file() {
        return folder.resolve("proofs/kct09.jsonl");
    }

    private static Proof drilledOn(Instant at, Answer answer, String... hosts) {
        var like = proof(at, answer, "mon 'profile rbd'");
        var where =
                Stream.of(hosts)
                        .map(host -> new Written(new HostId(host), "hypervisor", new TreeMap<>()))
                        .toList();
        return new Proof(
                KCT09,
                like.check(),
                like.subject(),
                Level.DRILL,
                Optional.of(Goal.Drill.Kind.LOCK),
                answer,
                "",
                like.held(),
                like.grounds(),
                where);
    }

    @Test
    void a_drill_that_is_done_again_counts_from_then() throws IOException {
        var first = drilledOn(NOON, Answer.YES, "kct10");
        var again = drilledOn(NOON.plus(Duration.ofDays(30)), Answer.YES, "kct10");
        proofs.add(KCT09, List.of(first));
        proofs.add(KCT09, List.of(again));
        assertThat(ProofsFile.counting(proofs.read(KCT09))).containsExactly(again);
    }

    @Test
    void a_drill_on_one_host_does_not_outdo_one_on_others_too() throws IOException {
        var both = drilledOn(NOON, Answer.NO, "kct10", "kct11");
        var one = drilledOn(NOON.plusSeconds(60), Answer.YES, "kct10");
        var all = drilledOn(NOON.plusSeconds(120), Answer.YES, "kct10", "kct11");
        proofs.add(KCT09, List.of(both));
        proofs.add(KCT09, List.of(one));
        assertThat(ProofsFile.counting(proofs.read(KCT09))).containsExactly(both, one);
        proofs.add(KCT09, List.of(all));
        assertThat(ProofsFile.counting(proofs.read(KCT09))).containsExactly(all);
    }
}
