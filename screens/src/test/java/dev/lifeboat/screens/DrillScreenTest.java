package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.OobDrill;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.SwitchOff;
import dev.lifeboat.core.readiness.Drilled;
import dev.lifeboat.core.readiness.Tried;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DrillScreenTest {
    private static final HostId KCT11 = new HostId("kct11");
    private static final Instant AT = Instant.parse("2026-03-02T03:01:06Z");

    private static String before(Optional<String> console) throws IOException {
        var fleet = Nights.begun().site().fleet();
        var some = fleet.hosts().firstEntry().getValue();
        var host =
                new Host(
                        KCT11,
                        some.address(),
                        some.storageAddresses(),
                        some.bmc(),
                        console,
                        some.capacity());
        var hosts = new TreeMap<>(Map.of(KCT11, host));
        var alone = new Fleet(hosts, fleet.vms(), fleet.clusters(), fleet.witnesses());
        var plan = OobDrill.plan(alone, Readings.nothing(), KCT11);
        return DrillScreen.before(plan, Nights.PAGE);
    }

    @Test
    void a_drill_of_the_power_says_that_it_listens_to_the_console() throws IOException {
        assertThat(before(Optional.of("/var/consoles/kct11")))
                .contains(" tries     the console of kct11 speaks when it boots\n")
                .doesNotContain("not tried");
    }

    @Test
    void without_one_it_says_that_the_console_is_not_tried() throws IOException {
        assertThat(before(Optional.empty()))
                .contains(
                        " not tried its console: the site file names no log of it"
                                + " (hosts.NAME.console)\n")
                .doesNotContain("the console of kct11");
    }

    private static Drilled mute() {
        var off = new Tried.Cycle(new SwitchOff(new StepId("1.kct11", "off"), KCT11, List.of()));
        var heard = new Tried.Heard(new ConsoleSpoke(KCT11, AT));
        return new Drilled(
                new Goal.Drill(Goal.Drill.Kind.OOB, KCT11, new TreeSet<>()),
                List.of(
                        new Drilled.Trial(
                                off,
                                Answer.YES,
                                "it came back",
                                AT,
                                Optional.of(Duration.ofSeconds(6))),
                        new Drilled.Trial(
                                heard, Answer.NO, "it said nothing", AT, Optional.empty())));
    }

    @Test
    void a_mute_console_is_told_apart_from_the_power() {
        assertThat(DrillScreen.after(mute(), List.of(), Nights.PAGE))
                .contains(
                        """
                         PASSED    kct11: it came back
                         FAILED    kct11: it said nothing
                        """)
                .contains("lifeboat why out-of-band kct11");
        assertThat(DrillJson.text(new RunId("7c1f-1"), mute(), List.of()))
                .contains("{\"host\":\"kct11\",\"seconds\":6,\"passed\":\"YES\"")
                .contains("{\"console\":\"kct11\",\"passed\":\"NO\"");
    }
}
