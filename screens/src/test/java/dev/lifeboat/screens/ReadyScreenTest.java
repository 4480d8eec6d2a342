package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.readiness.Change;
import dev.lifeboat.core.readiness.CheckId;
import dev.lifeboat.core.readiness.Finding;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Recovery;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.SimPorts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReadyScreenTest {
    private static final HostId KCT09 = new HostId("kct09");
    private static final Brakes BRAKES = new Brakes(50, 2);

    /// A quiet hour before a night, and what is seen then.
    private record Quiet(Night night, Readings known) {
        static Quiet before(String name) throws IOException {
            return before(name, "");
        }

        /// @param events what happens before it
        static Quiet before(String name, String events) throws IOException {
            var night = Night.of(Nights.read(name, "site.yaml"), events + "60s evacuate kct09\n");
            var _ = night.begin();
            return new Quiet(night, night.known()).surveyed();
        }

        private Quiet surveyed() {
            var known = this;
            for (var round = 1; round <= Survey.ROUNDS; round++) {
                var survey = new Survey(night.site().fleet(), Set.of());
                known = known.lookedAt(survey.round(round, known.known));
            }
            for (var host : night.site().fleet().hosts().keySet()) {
                known = known.lookedAt(Readiness.asks(known.recovery(host)));
            }
            return known;
        }

        private Quiet lookedAt(SortedSet<Key<?, ?>> keys) {
            var eyes = new Eyes(night.site().fleet(), SimPorts.of(night.site()));
            var seen = new TreeMap<Key<?, ?>, Reading<?>>();
            keys.forEach(key -> seen.put(key, eyes.look(key)));
            return new Quiet(night, known.with(seen));
        }

        Recovery recovery(HostId host, HostId... onto) {
            var targets = new TreeSet<>(List.of(onto));
            return Recovery.of(night.site().fleet(), known, host, targets, BRAKES);
        }

        Readiness ready(HostId host, HostId... onto) {
            return Readiness.of(recovery(host, onto), night.site().now());
        }
    }

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#EVACUATIONS")
    void what_is_not_proven_is_shown_with_its_fix(String name) throws IOException {
        var quiet = Quiet.before(name);
        var now = quiet.night().site().now();
        var ready = quiet.ready(KCT09);
        var text = new StringBuilder(ReadyScreen.text(ready, now, Nights.PAGE));
        var open =
                ready.findings().stream()
                        .filter(finding -> finding.remedy().isPresent())
                        .map(Finding::check)
                        .distinct()
                        .toList();
        for (var check : open.isEmpty() ? List.of(CheckId.CAPS) : open) {
            text.append("\nwhy ").append(check).append("\n\n");
            text.append(WhyScreen.text(check, ready, now, Nights.PAGE));
        }
        Golden.assertFits(text.toString(), Page.NARROW);
        Golden.assertSame(name + ".ready.txt", text.toString());
        Golden.assertSame(
                name + ".ready.json", ReadyJson.text(List.of(ready), new TreeMap<>(), now) + "\n");
    }

    /// As kct09 was for years before 2019.
    @Test
    void a_spare_on_which_a_host_would_not_boot_is_named_weeks_before() throws IOException {
        var quiet = Quiet.before(Nights.WHOLE_NIGHT);
        var now = quiet.night().site().now();
        var ready = quiet.ready(KCT09).of(CheckId.BOOT);
        var text =
                ReadyScreen.text(ready, now, Nights.PAGE)
                        + "\n"
                        + WhyScreen.text(CheckId.BOOT, ready, now, Nights.PAGE);
        // A command stays whole on its line.
        Golden.assertFits(text.replaceAll("(?m)^ fix .*$", ""), Page.NARROW);
        Golden.assertSame("spare-without-driver.txt", text);
    }

    /// As kct09's was in 2019, for weeks.
    @Test
    void a_host_whose_console_is_mute_is_named_with_what_to_mend() throws IOException {
        var events = "0s console kct11 mute\n10s cut power kct11\n30s restore kct11\n";
        var quiet = Quiet.before("031-oob-drill", events);
        var now = quiet.night().site().now();
        var ready = quiet.ready(new HostId("kct11")).of(CheckId.OUT_OF_BAND);
        var text =
                ReadyScreen.text(ready, now, Nights.PAGE)
                        + "\n"
                        + WhyScreen.text(CheckId.OUT_OF_BAND, ready, now, Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("mute-console.txt", text);
    }

    @Test
    void every_host_and_onto_which_others_its_guests_could_go() throws IOException {
        var quiet = Quiet.before(Nights.CROWDED);
        var whole = new TreeMap<HostId, Readiness>();
        var cells = new TreeMap<HostId, SortedMap<HostId, Readiness>>();
        for (var host : quiet.night().site().fleet().hosts().keySet()) {
            whole.put(host, quiet.ready(host));
            var row = new TreeMap<HostId, Readiness>();
            quiet.night().site().fleet().hosts().keySet().stream()
                    .filter(other -> !other.equals(host))
                    .forEach(other -> row.put(other, quiet.ready(host, other)));
            cells.put(host, row);
        }
        var text = ReadyMatrix.text(whole, cells, Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("ready-matrix.txt", text);
    }

    @Test
    void what_a_change_has_made_unprovable_is_named_with_the_change() throws IOException {
        var quiet = Quiet.before(Nights.BMC_DEAD);
        var then = quiet.ready(KCT09).proofs(quiet.night().site().now());
        var user = quiet.known().subjects(CephCaps.KIND).first();
        var caps = new CephCaps(new TreeMap<>(Map.of("mon", "allow r", "osd", "allow rwx")));
        var was = quiet.known().lastSeen(CephCaps.of(user)).orElseThrow();
        var is = new Reading.Known<>(caps, was.source(), was.asked(), was.answered());
        var later = new Quiet(quiet.night(), quiet.known().with(CephCaps.of(user), is));
        var now = later.night().site().now();
        var ready = later.ready(KCT09);
        var changes = Change.between(then, ready);
        var text = SinceScreen.text(ready, changes, now.minusSeconds(3600), now, Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("ready-since.txt", text);
        assertThat(Change.between(then, quiet.ready(KCT09))).isEmpty();
    }

    private static SortedMap<HostId, Readiness> blocked(int hosts) throws IOException {
        var blocked = Quiet.before(Nights.CROWDED).ready(KCT09);
        assertThat(blocked.word()).isEqualTo(Readiness.Word.NOT_READY);
        var whole = new TreeMap<HostId, Readiness>();
        for (var number = 1; number <= hosts; number++) {
            whole.put(new HostId("node-with-a-long-name-%02d".formatted(number)), blocked);
        }
        return whole;
    }

    private static SortedMap<HostId, SortedMap<HostId, Readiness>> cells(
            SortedMap<HostId, Readiness> whole) {
        var cells = new TreeMap<HostId, SortedMap<HostId, Readiness>>();
        for (var host : whole.keySet()) {
            var row = new TreeMap<>(whole);
            row.remove(host);
            cells.put(host, row);
        }
        return cells;
    }

    @Test
    void a_matrix_of_thirty_hosts_fits_a_terminal() throws IOException {
        var whole = blocked(ReadyMatrix.TARGETS_AT_MOST);
        var text = ReadyMatrix.text(whole, cells(whole), Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        assertThat(text)
                .contains("  1 node-with-a~ ." + " !".repeat(29) + "  !\n")
                .contains("onto that host alone; last: onto all\n");
        var wide = new Page(Nights.LOCAL, Page.WIDE, Paint.OFF);
        assertThat(ReadyMatrix.text(whole, cells(whole), wide))
                .contains("  1 node-with-a~ ." + " !".repeat(29) + "  NOT READY\n")
                .contains("onto that host alone\n");
    }

    @Test
    void a_list_of_more_hosts_than_that_fits_a_terminal_too() throws IOException {
        var whole = blocked(ReadyMatrix.TARGETS_AT_MOST + 80);
        var text = ReadyMatrix.text(whole, Map.of(), Nights.PAGE);
        Golden.assertFits(text, Page.NARROW);
        assertThat(text).contains("  1 node-with-a~  NOT READY  caps, capacity, fence\n");
    }
}
