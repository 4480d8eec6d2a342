package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.control.Survey;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.Brakes;
import dev.lifeboat.core.readiness.Readiness;
import dev.lifeboat.core.readiness.Recovery;
import dev.lifeboat.core.readiness.WithoutSiteFile;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.SimPorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What `ready --from-ssh` shows: a site whose hosts answer, and of which nothing else was asked.
class FirstLookScreenTest {
    private static final HostId KCT09 = new HostId("kct09");

    /// What a login shows; all else was not asked.
    private static final Set<String> BY_LOGIN =
            Set.of("residents", "definition", "inventory", "since-boot", "host-boot", "boot-image");

    private static final Onward ONWARD =
            Onward.firstLook(List.of("root@kct09"), List.of(), Optional.empty());

    private record Seen(Night night, Fleet fleet, Readings known) {
        static Seen of(HostId... hosts) throws IOException {
            var night = Night.of(Nights.read(Nights.KCT09, "site.yaml"), "60s evacuate kct09\n");
            var _ = night.begin();
            var all = night.site().fleet();
            var some = new TreeMap<HostId, Host>();
            for (var host : hosts) {
                var it = all.host(host);
                some.put(
                        host,
                        new Host(
                                host,
                                it.address(),
                                it.storageAddresses(),
                                Optional.empty(),
                                Optional.empty(),
                                it.capacity()));
            }
            var fleet = new Fleet(some, all.vms(), all.clusters(), new TreeSet<>());
            var seen = new Seen(night, fleet, Readings.nothing());
            for (var round = 1; round <= Survey.ROUNDS; round++) {
                seen = seen.looked(new Survey(fleet, Set.of()).round(round, seen.known));
            }
            return seen.looked(Readiness.asks(seen.recovery()));
        }

        private Seen looked(SortedSet<Key<?, ?>> keys) {
            var eyes = new Eyes(fleet, SimPorts.of(night.site()));
            var seen = new TreeMap<Key<?, ?>, Reading<?>>();
            keys.forEach(key -> seen.put(key, hidden(key, eyes.look(key))));
            return new Seen(night, fleet, known.with(seen));
        }

        private static Reading<?> hidden(Key<?, ?> key, Reading<?> reading) {
            return BY_LOGIN.contains(key.kind().name())
                    ? reading
                    : new Reading.Unknown<>(
                            Why.notStarted("nobody gave an admin key of Ceph"),
                            reading.source(),
                            reading.asked(),
                            reading.answered());
        }

        private Recovery recovery() {
            return Recovery.of(fleet, known, KCT09, new TreeSet<>(), new Brakes(50, 2));
        }

        Readiness ready() {
            return WithoutSiteFile.of(Readiness.of(recovery(), night.site().now()));
        }
    }

    @Test
    void one_host_alone_is_unproven_and_nothing_of_it_is_blocked() throws IOException {
        var seen = Seen.of(KCT09);
        var now = seen.night().site().now();
        var text = ReadyScreen.text(seen.ready(), now, Nights.PAGE, ONWARD);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("first-look.txt", text);
        Golden.assertSame(
                "first-look.json",
                ReadyJson.text(List.of(seen.ready()), new TreeMap<>(), now) + "\n");
    }

    /// A path with a space, and an address that a shell would take for a pattern.
    @Test
    void what_is_to_be_pasted_is_read_by_a_shell_as_it_was_typed() {
        var config = Optional.of(Path.of("/home/anna/my hosts/config"));
        var onward = Onward.firstLook(List.of("kct09", "[fd00::9]"), List.of("ops@b:22"), config);
        assertThat(onward.onto(List.of(KCT09)).with("lifeboat ready"))
                .isEqualTo(
                        "lifeboat ready --from-ssh 'kct09,[fd00::9]' --jump ops@b:22 --ssh-config"
                                + " '/home/anna/my hosts/config' --onto kct09");
    }

    @Test
    void sixty_hosts_are_named_once() throws IOException {
        var seen = Seen.of(KCT09);
        var all = IntStream.rangeClosed(1, 60).mapToObj(number -> "root@node" + number).toList();
        var onward = Onward.firstLook(all, List.of(), Optional.empty());
        var text = ReadyScreen.text(seen.ready(), seen.night().site().now(), Nights.PAGE, onward);
        assertThat(text)
                .containsOnlyOnce("root@node60")
                .contains("and 7 more like this: lifeboat why locks kct09, with")
                .endsWith(",root@node59,root@node60\n");
    }

    @Test
    void two_hosts_take_what_fits() throws IOException {
        var other = new HostId("kct10");
        var seen = Seen.of(KCT09, other);
        var text = ReadyScreen.text(seen.ready(), seen.night().site().now(), Nights.PAGE, ONWARD);
        Golden.assertFits(text, Page.NARROW);
        Golden.assertSame("first-look-two.txt", text);
    }
}
