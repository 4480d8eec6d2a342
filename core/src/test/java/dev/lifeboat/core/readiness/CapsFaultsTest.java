package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.IP09;
import static dev.lifeboat.core.Bench.MAIN;
import static dev.lifeboat.core.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Readings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Faults of the caps of those who write disks, one at a time.
class CapsFaultsTest {
    @Test
    void the_caps_of_2019_come_first_and_say_how_many_disks_they_cost() {
        var readiness =
                QuietDay.ready(
                        Bench.seeing(
                                QuietDay.well(),
                                CephCaps.of(QuietDay.LIBVIRT),
                                QuietDay.caps("allow r")));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.NOT_READY);
        QuietDay.says(readiness, CheckId.CAPS, Answer.NO, "2 of 2 disks would refuse writes");
        assertThat(readiness.count(Answer.NO)).isOne();
    }

    @Test
    void caps_with_the_old_spelling_are_none_since_pacific() {
        var old = "allow r, allow command \"osd blacklist\"";
        QuietDay.says(
                QuietDay.ready(
                        Bench.seeing(
                                QuietDay.well(),
                                CephCaps.of(QuietDay.LIBVIRT),
                                QuietDay.caps(old))),
                CheckId.CAPS,
                Answer.NO,
                "may not break");
    }

    @Test
    void running_clients_that_still_have_old_caps_are_said_and_block_nothing() {
        var session = new MonSessions.Session("client.libvirt", IP09 + ":0/1", "allow r");
        var readiness =
                QuietDay.ready(
                        Bench.seeing(
                                QuietDay.well(),
                                MonSessions.of(MAIN),
                                new MonSessions(List.of(session))));
        assertThat(readiness.word()).isEqualTo(Readiness.Word.READY);
        assertThat(readiness.findings())
                .anySatisfy(finding ->
                        assertThat(finding.because())
                                .contains("1 running client of it will have the old caps"));
    }

    @Test
    void caps_whose_worth_hangs_on_a_release_that_is_not_known_are_not_proven() {
        var literal = "allow r, allow command \"osd blocklist\"";
        var seen =
                Bench.seeing(
                        QuietDay.well(), CephCaps.of(QuietDay.LIBVIRT), QuietDay.caps(literal));
        assertThat(QuietDay.ready(seen).word()).isEqualTo(Readiness.Word.READY);
        var releases = CephReleases.of(MAIN);
        assertThat(caps(Bench.seeing(seen, releases, Bench.silent(NOW))).ready())
                .as("a cluster goes from 16 to later ones only")
                .isEqualTo(Answer.YES);
        var octopus = new CephReleases(new TreeSet<>(Set.of(15)));
        var before = Bench.seeing(seen, releases, octopus);
        assertThat(caps(before).ready()).isEqualTo(Answer.NO);
        var silent = caps(Bench.seeing(before, releases, Bench.silent(NOW)));
        assertThat(silent.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(silent.because()).contains("depends on the release of main: no answer");
    }

    /// In the middle of an upgrade both spellings are needed.
    @Test
    void while_monitors_are_upgraded_the_caps_have_to_do_for_each() {
        var old = "allow r, allow command \"osd blacklist\"";
        var both = new CephReleases(new TreeSet<>(Set.of(15, 16)));
        var seen =
                Bench.seeing(
                        QuietDay.well(),
                        CephCaps.of(QuietDay.LIBVIRT),
                        QuietDay.caps(old),
                        CephReleases.of(MAIN),
                        both);
        assertThat(caps(seen).ready()).isEqualTo(Answer.NO);
    }

    @Test
    void that_the_caps_of_running_clients_are_not_known_is_said() {
        var finding = caps(Bench.seeing(QuietDay.well(), MonSessions.of(MAIN), Bench.silent(NOW)));
        assertThat(finding.ready()).isEqualTo(Answer.YES);
        assertThat(finding.because())
                .endsWith(
                        "; which caps its running clients have is not known: no answer within 10 s");
    }

    private static Finding caps(Readings seen) {
        return QuietDay.ready(seen).of(CheckId.CAPS).findings().getFirst();
    }
}
