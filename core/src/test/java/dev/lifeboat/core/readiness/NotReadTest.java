package dev.lifeboat.core.readiness;

import static dev.lifeboat.core.Bench.DB;
import static dev.lifeboat.core.Bench.KCT09;
import static dev.lifeboat.core.Bench.KCT10;
import static dev.lifeboat.core.Bench.KCT11;
import static dev.lifeboat.core.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.Bench;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What could not be read is not well, and what is offered to mend it is no change of it.
class NotReadTest {
    /// It might have any.
    @Test
    void of_a_host_whose_guests_are_not_known_no_question_about_them_is_well() {
        var readiness = QuietDay.ready(Readings.nothing());
        for (var check : List.of(CheckId.CAPS, CheckId.LOCKS, CheckId.RETURN)) {
            assertThat(readiness.of(check).word()).isEqualTo(Readiness.Word.UNPROVEN);
            assertThat(readiness.of(check).findings())
                    .singleElement()
                    .satisfies(it -> assertThat(it.because()).startsWith("which guests kct09 has"));
        }
    }

    @Test
    void of_hosts_that_do_not_answer_it_is_not_said_what_they_lack() {
        var usual = Bench.definition("db-1");
        var bridged =
                new Definition(
                        usual.xml(),
                        false,
                        usual.memory(),
                        1,
                        usual.disks(),
                        List.of(),
                        usual.users(),
                        new TreeSet<>(List.of("bridge br9")));
        var seat = Definition.of(new Seat(DB.id(), KCT09));
        var now = Bench.seeing(QuietDay.well(), seat, bridged);
        for (var other : List.of(KCT10, KCT11)) {
            now = now.with(Residents.of(other), silent(Residents.of(other), other));
        }
        var finding = QuietDay.ready(now).of(CheckId.CAPACITY).findings().getFirst();
        assertThat(finding.ready()).isEqualTo(Answer.NO);
        assertThat(finding.remedy()).contains("get another host to take guests: none does now");
    }

    @Test
    void caps_that_could_not_be_read_are_not_to_be_changed() {
        var caps = CephCaps.of(QuietDay.LIBVIRT);
        var now = QuietDay.well().with(caps, silent(caps, KCT09));
        var finding = QuietDay.ready(now).of(CheckId.CAPS).findings().getFirst();
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.remedy()).contains("lifeboat look ceph");
    }

    private static <F extends Fact<S>, S extends Subject> Reading<F> silent(
            Key<F, S> key, Subject about) {
        var why = Why.silentFor(Duration.ofSeconds(10));
        return new Reading.Unknown<>(why, new Source(key.toString(), about), NOW, NOW);
    }

    @Test
    void a_reboot_mends_nothing_that_could_not_be_read() {
        var now = QuietDay.well().with(SinceBoot.of(KCT09), notReadable());
        var finding = QuietDay.ready(now).of(CheckId.DEBT).findings().getFirst();
        assertThat(finding.ready()).isEqualTo(Answer.UNKNOWN);
        assertThat(finding.remedy()).contains("lifeboat look kct09");
        var alone = WithoutSiteFile.of(QuietDay.ready(now)).of(CheckId.DEBT).findings().getFirst();
        assertThat(alone.remedy())
                .contains("log in as root, who may read all of it: --from-ssh root@kct09");
    }

    private static Reading<SinceBoot> notReadable() {
        return new Reading.Unknown<>(
                Why.refused("only root sees all that a boot reads"),
                new Source("uptime -s", KCT09),
                NOW,
                NOW);
    }
}
