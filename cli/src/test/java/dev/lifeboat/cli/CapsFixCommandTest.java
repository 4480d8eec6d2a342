package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.caps.Release;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Source;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.ClusterId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By the rules of which release `lifeboat caps fix` judges.
class CapsFixCommandTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");
    private static final Source HOW = new Source("ceph versions", new ClusterId("main"));

    @TempDir private Path folder;

    private static Reading<CephReleases> seen(Integer... majors) {
        var releases = new CephReleases(new TreeSet<>(List.of(majors)));
        return new Reading.Known<>(releases, HOW, AT, AT);
    }

    private static Release judgedBy(Reading<CephReleases> runs) {
        return new ReleaseOption().or(runs, "lifeboat caps fix client.libvirt --plan");
    }

    @Test
    void ceph_is_asked_and_what_it_cannot_say_is_not_guessed() {
        assertThat(judgedBy(seen(15))).isEqualTo(Release.OCTOPUS);
        var why = new Why(Why.Cause.REFUSED, "access denied");
        assertThatThrownBy(() -> judgedBy(new Reading.Unknown<>(why, HOW, AT, AT)))
                .isInstanceOf(Stop.class)
                .hasMessage(
                        "Which release Ceph runs is not known: access denied (ceph versions).\n"
                                + "next:  lifeboat caps fix client.libvirt --plan --release N");
    }

    @Test
    void in_the_middle_of_an_upgrade_and_of_an_unknown_release_a_person_says_which() {
        assertThatThrownBy(() -> judgedBy(seen(16, 17)))
                .hasMessageStartingWith("The monitors run Ceph 16 and 17, which judge caps");
        assertThatThrownBy(() -> judgedBy(seen(20)))
                .hasMessageStartingWith("The monitors run Ceph 20; only 12 to 19 are known here.");
    }

    @ParameterizedTest
    @CsvSource({
        "--plan, 4, The caps of client.libvirt could not be read: ",
        "--release=15, 4, The caps of client.libvirt could not be read: ",
        "--release=11, 2, --release 11 is not from 12 to 19"
    })
    void with_a_ceph_that_does_not_answer_nothing_is_changed(String option, int exit, String said)
            throws Exception {
        var ended = FakeSite.in(folder).run("caps", "fix", "client.libvirt", option);
        assertThat(ended.code()).isEqualTo(exit);
        assertThat(ended.said()).contains(said);
    }
}
