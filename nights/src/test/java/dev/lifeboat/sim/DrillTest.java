package dev.lifeboat.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Runner;
import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.OobDrill;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Drills leave nothing behind and tell the truth, wherever the machine dies.
class DrillTest {
    private static final HostId KCT10 = new HostId("kct10");
    private static final HostId KCT11 = new HostId("kct11");

    private static final Duration NOBODY_IN_CHARGE = Duration.ofSeconds(3);

    private static Night night(String scenario) throws IOException {
        var folder = Path.of("../sim/scenarios", scenario);
        return Night.of(
                Files.readString(folder.resolve("site.yaml")),
                Files.readString(folder.resolve("events.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "027-lock-drill, take-over, YES",
        "028-lock-drill-with-caps-of-2019, take-over, NO",
        "029-restart-drill, comes-up, YES",
        "031-oob-drill, back, YES",
        "040-full-drill, comes-up, YES",
        "043-lock-drill-on-a-canary, take-over, YES",
        "044-lock-drill-on-a-canary-with-caps-of-2019, take-over, NO",
        "042-full-drill-with-caps-of-2019, comes-up, NO"
    })
    void a_drill_cleans_up_wherever_the_machine_dies(String scenario, String trial, Answer answer)
            throws IOException {
        var edge = 0;
        while (diesAndIsResumed(scenario, trial, Set.of(answer), edge)) {
            edge++;
        }
        assertThat(edge).as("edges of " + scenario).isGreaterThan(7);
    }

    @Test
    void one_that_fails_cleans_up_wherever_the_machine_dies() throws IOException {
        var edge = 0;
        var scenario = "030-restart-drill-of-a-disk-that-does-not-boot";
        while (diesAndIsResumed(scenario, "comes-up", Set.of(Answer.YES, Answer.NO), edge)) {
            edge++;
        }
        assertThat(edge).as("edges of " + scenario).isGreaterThan(20);
    }

    private static boolean diesAndIsResumed(
            String scenario, String trial, Set<Answer> answers, int edge) throws IOException {
        var night = night(scenario);
        var before = Set.copyOf(night.site().ceph.images.keySet());
        var owners = owners(night);
        var run = night.begin();
        try {
            night.carryOut(run, "ops1", Gear.crew(new Edges(night, edge)::between));
            return false;
        } catch (Edges.Crash crash) {
            night.crashed();
            night.idle(NOBODY_IN_CHARGE);
            var end = night.carryOut(run);
            var told =
                    "edge " + edge + ", " + crash.getMessage() + ":\n" + night.site().transcript();
            assertThat(end).as(told).isEqualTo(new Runner.End.Over(Event.Ending.DONE));
            assertLeft(night, before, told);
            if (!scenario.contains("lock") && !scenario.contains("full")) {
                assertThat(owners(night)).as(told).isEqualTo(owners);
            }
            assertThat(Set.copyOf(answers(night, run, trial))).as(told).isEqualTo(answers);
            return true;
        }
    }

    /// Who holds the lock of which image.
    private static Map<Image, Optional<LockOwner>> owners(Night night) {
        var owners = new TreeMap<Image, Optional<LockOwner>>();
        night.site()
                .ceph
                .images
                .forEach((image, there) -> owners.put(image, Optional.ofNullable(there.owner)));
        return owners;
    }

    private static void assertLeft(Night night, Set<Image> before, String told) {
        var ceph = night.site().ceph;
        assertThat(ceph.images.keySet()).as(told).isEqualTo(before);
        assertThat(ceph.images.values()).as(told).allMatch(image -> image.snapshots.isEmpty());
        assertThat(ceph.canaries)
                .as(told)
                .allMatch(canary -> {
                    var left = Objects.requireNonNull(ceph.images.get(canary));
                    return left.owner == null && left.deadHolder.isEmpty();
                });
        assertThat(ceph.sums).as(told).isEmpty();
        assertThat(night.site().hosts.values())
                .as(told)
                .allMatch(host -> host.powered && host.enclosures.isEmpty())
                .allMatch(host -> host.defined.keySet().stream().noneMatch(Stunt::isOne))
                .allMatch(host -> host.instances.keySet().stream().noneMatch(Stunt::isOne));
        for (var vm : night.site().fleet().vms().values()) {
            assertThat(
                            night.site().hosts.values().stream()
                                    .filter(it -> it.defined.containsKey(vm.id())))
                    .as(told)
                    .hasSize(1)
                    .allMatch(host -> host.instances.containsKey(vm.id()));
        }
        assertThat(night.site().invariants().broken()).as(told).isEmpty();
        assertThat(night.site().invariants().notAnswering()).as(told).isEmpty();
    }

    private static List<Answer> answers(Night night, RunId run, String trial) {
        return night.journal().read(run).stream()
                .map(entry -> entry.event())
                .filter(event ->
                        event instanceof Event.Observed(var step, _, _)
                                && step.name().equals(trial))
                .map(event -> ((Event.Observed) event).answer())
                .toList();
    }

    @Test
    void each_key_is_tried_from_each_host_where_guests_would_go() throws IOException {
        var night = night("027-lock-drill");
        var run = night.begin();
        var lanes = night.run(run).plan().lanes().map(lane -> lane.name()).toList();
        assertThat(lanes)
                .containsExactly(
                        "main",
                        "client.libvirt in vms from kct10",
                        "client.libvirt in vms from kct11");
        assertThat(night.run(run).plan().needs())
                .allMatch(need -> need.label().contains("lifeboat-drill-"));
    }

    @Test
    void an_outage_of_the_host_does_not_wait_for_a_restart_drill() throws IOException {
        var night = night("029-restart-drill");
        var plan = night.run(night.begin()).plan();
        assertThat(plan.hosts()).isEmpty();
        assertThat(plan.needs())
                .isNotEmpty()
                .allMatch(need ->
                        need.label().contains("lifeboat-drill-")
                                || need.label().startsWith("11feb0a7-"));
        assertThat(plan.memory(night.known()).keySet()).isEqualTo(Set.of(KCT10, KCT11));
    }

    @Test
    void nothing_is_brought_to_a_host_whose_power_is_drilled() throws IOException {
        var night = night("031-oob-drill");
        assertThat(night.run(night.begin()).plan().hosts()).isEqualTo(Set.of(KCT11));
    }

    @Test
    void no_power_is_cut_where_a_guest_runs() throws IOException {
        var night =
                Night.of(
                        Files.readString(Path.of("../sim/scenarios", "031-oob-drill", "site.yaml")),
                        "50s operator starts mail on kct11\n60s drill oob kct11");
        var run = night.begin();
        assertThat(OobDrill.refusal(night.site().fleet(), night.known(), KCT11))
                .hasValue("mail runs there");
        night.carryOut(run);
        assertThat(night.site().transcript().toString()).doesNotContain("cut the power");
        assertThat(answers(night, run, "back")).containsExactly(Answer.NO);
    }

    /// People who start guests know nothing of the drill.
    @Test
    void no_power_is_cut_where_a_guest_was_started_after_the_plan_was_made() throws IOException {
        var night =
                Night.of(
                        Files.readString(Path.of("../sim/scenarios", "031-oob-drill", "site.yaml")),
                        "60s drill oob kct11\n65s operator starts mail on kct11");
        var run = night.begin();
        night.idle(Duration.ofSeconds(8));
        night.carryOut(run);
        assertThat(night.site().transcript().toString()).doesNotContain("cut the power");
    }

    @Test
    void no_power_is_cut_where_daemons_of_ceph_live() throws IOException {
        var site = Files.readString(Path.of("../sim/scenarios", "031-oob-drill", "site.yaml"));
        var ours = "kct11: {address: 10.91.0.13";
        assertThat(site).contains(ours);
        var night = Night.of(site.replace(ours, ours + ", daemons: osd.7"), "60s drill oob kct11");
        var run = night.begin();
        var fleet = night.site().fleet();
        assertThat(OobDrill.refusal(fleet, night.known(), KCT11))
                .hasValue("[osd.7] of main live at 10.91.0.13");
        night.carryOut(run);
        assertThat(night.site().transcript().toString()).doesNotContain("cut the power");
    }
}
