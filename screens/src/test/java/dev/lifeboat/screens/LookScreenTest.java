package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.SimPorts;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class LookScreenTest {
    private Night night;
    private LookScreen screen;

    @BeforeEach
    void look() throws IOException {
        night = Nights.begun();
        screen = screen(night.known());
    }

    private LookScreen screen(Readings known) {
        return new LookScreen(night.site().fleet(), known, night.site().now(), Nights.PAGE);
    }

    @Test
    void each_reading_has_its_command_and_its_age() throws IOException {
        var text = new StringBuilder();
        for (var word : List.of("kct10", "web-1", "ceph", "vms/web-3")) {
            text.append("look ").append(word).append('\n');
            text.append(screen.text(screen.named(word)));
        }
        Golden.assertFits(text.toString(), Page.NARROW);
        Golden.assertSame("look.txt", text.toString());
    }

    @Test
    void as_json_it_says_the_same_of_each_reading() throws IOException {
        var look = new ObjectMapper().readTree(screen.json(screen.named("kct10")));
        assertThat(look.get("schema").stringValue()).isEqualTo("lifeboat.look/1");
        assertThat(look.get("readings").size()).isGreaterThan(5);
        for (var reading : look.get("readings")) {
            assertThat(reading.propertyNames())
                    .containsExactly("subject", "about", "known", "because", "source", "at");
            assertThat(screen.text(screen.named("kct10")))
                    .contains(reading.get("subject").stringValue());
        }
    }

    @Test
    void no_guest_is_shown_by_its_uuid_alone() {
        assertThat(screen.text(screen.subjects()).lines())
                .filteredOn(line -> !line.startsWith(" "))
                .noneMatch(line -> line.matches("[0-9a-f]{8}-.*"));
    }

    @Test
    void what_was_never_seen_is_not_found_and_the_names_there_are_can_be_told() {
        assertThat(screen.named("kct99")).isEmpty();
        assertThat(screen.names()).contains("ceph", "kct09", "web-1", "vms/web-1");
    }

    @Test
    void a_console_is_shown_with_its_last_lines() {
        var vm = night.site().fleet().named("web-1").orElseThrow().id();
        var seat = new Seat(vm, new HostId("kct10"));
        var eyes = new Eyes(night.site().fleet(), SimPorts.of(night.site()));
        var key = ConsoleTail.of(seat);
        var seen = screen(night.known().with(key, eyes.look(key)));
        assertThat(seen.consoles(new TreeSet<>(List.of(key)))).startsWith("web-1 on kct10");
    }
}
