package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.incident.Incident;
import dev.lifeboat.core.incident.Suspicion;
import dev.lifeboat.core.run.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TidingsTest {
    private static final Tidings TIDINGS = new Tidings("nl1", Nights.PAGE);

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void hooks_are_told_of_a_night(String name) throws IOException {
        var night = Nights.live(name);
        var text = new StringBuilder();
        var events = new TreeSet<String>();
        var run = Run.of(night.id(), night.plan());
        for (var entry : night.journal()) {
            var next = run.after(entry);
            for (var tiding : TIDINGS.on(entry, run, next)) {
                events.add(tiding.event());
                text.append(tiding.json()).append('\n');
            }
            run = next;
        }
        assertThat(Tidings.EVENTS).containsAll(events);
        Golden.assertSame(name + ".hooks.jsonl", night.steady(text.toString()));
    }

    @Test
    void an_incident_is_told_with_what_else_is_seen_and_what_to_do() {
        var host = Nights.DEAD.first();
        var at = Instant.parse("2026-03-02T03:00:00Z");
        var power = List.of("its BMC says that its power is on");
        var seen = new Suspicion(host, Suspicion.Stage.DEAD, 8, 8, "", power);
        var told = TIDINGS.opened(new Incident(host, at, at, seen), Optional.of("7c1f"));
        assertThat(told.json())
                .isEqualTo(
                        "{\"schema\":\"lifeboat.hook/1\",\"event\":\"incident-opened\","
                                + "\"site\":\"nl1\",\"at\":\"2026-03-02T03:00:00Z\","
                                + "\"text\":\"Incident: kct09 is silent, and 8 of its 8 guests are"
                                + " silent.\",\"hosts\":[\"kct09\"],\"evidence\":[\"its BMC says"
                                + " that its power is on\"],\"next\":\"lifeboat go 7c1f\"}");
    }
}
