package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.control.Command;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Kinds;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.QuestionId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_plan_as_json_has_the_fields_of_its_contract(String name) throws IOException {
        var night = Nights.live(name);
        var plan = MAPPER.readTree(PlanJson.text(night.plan(), night.before()));
        assertThat(names(plan))
                .containsExactly(
                        "schema", "plan", "goal", "seen", "phases", "refusals", "follow_ups");
        assertThat(plan.get("schema").stringValue()).isEqualTo("lifeboat.plan/1");
        for (var phase : plan.get("phases")) {
            assertThat(names(phase)).containsExactly("n", "name", "lanes");
            for (var lane : phase.get("lanes")) {
                assertThat(names(lane)).contains("id", "steps");
                for (var step : lane.get("steps")) {
                    assertThat(names(step))
                            .containsExactly(
                                    "id", "what", "target", "guards", "evidence", "expected");
                }
            }
        }
        Golden.assertSame(name + ".plan.json", night.steady(pretty(plan)));
    }

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_muster_as_json_has_the_fields_of_its_contract(String name) throws IOException {
        var night = Nights.live(name);
        var muster = MAPPER.readTree(MusterJson.text(Nights.rollAfter(night)));
        assertThat(muster.get("schema").stringValue()).isEqualTo("lifeboat.muster/1");
        for (var guest : muster.get("guests")) {
            assertThat(names(guest))
                    .containsExactly(
                            "guest", "uuid", "wanted", "where", "disk", "boot", "reach", "tier",
                            "cause", "because", "source", "at");
            assertThat(guest.get("tier").stringValue())
                    .isIn("PROVEN", "AS_BEFORE", "CANNOT_KNOW", "NOT_WELL");
        }
        Golden.assertSame(name + ".muster.json", night.steady(pretty(muster)));
    }

    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void a_run_as_json_is_one_object_a_line(String name) throws IOException {
        var night = Nights.live(name);
        var lines = new StringBuilder();
        for (var moment : night.moments()) {
            lines.append(EventJson.line(moment.entry(), moment.run(), moment.known())).append('\n');
        }
        var kinds = new TreeSet<String>();
        for (var line : lines.toString().lines().toList()) {
            var event = MAPPER.readTree(line);
            assertThat(names(event))
                    .startsWith(
                            "schema", "run", "epoch", "n", "at", "actor", "type", "step", "attempt",
                            "answer", "because", "source");
            kinds.add(event.get("type").stringValue());
        }
        assertThat(kinds).contains("began", "intended", "acted", "observed", "asked");
        Golden.assertSame(name + ".events.jsonl", night.steady(lines.toString()));
    }

    /// A source is what an engineer would type, never the name of a key.
    @ParameterizedTest
    @FieldSource("dev.lifeboat.screens.Nights#ALL")
    void what_was_seen_is_told_with_the_command_that_shows_it(String name) throws IOException {
        var night = Nights.live(name);
        var kinds = Kinds.ALL.stream().map(Kind::name).toList();
        for (var moment : night.moments()) {
            var line = EventJson.line(moment.entry(), moment.run(), moment.known());
            var event = MAPPER.readTree(line);
            var source = event.get("source");
            if (moment.entry().event() instanceof Event.Observed) {
                assertThat(source.isString()).as(line).isTrue();
            }
            assertThat(kinds).noneMatch(kind -> source.asString("").startsWith(kind + " of "));
        }
    }

    @ParameterizedTest
    @CsvSource({"'',true,null", "'q7 is not open',false,q7 is not open"})
    void a_command_is_told_with_whether_it_was_taken(String why, boolean taken, String because)
            throws IOException {
        var run = Nights.live(Nights.KCT09).last().run();
        var command = new Command.Answer("ops", new QuestionId(7), 2, "");
        var refused = why.isEmpty() ? Optional.<String>empty() : Optional.of(why);
        var told = MAPPER.readTree(OrderJson.text(run, command, refused));
        assertThat(names(told))
                .containsExactly(
                        "schema",
                        "run",
                        "actor",
                        "command",
                        "question",
                        "choice",
                        "taken",
                        "because");
        assertThat(told.get("command").stringValue()).isEqualTo("answer");
        assertThat(told.get("question").stringValue()).isEqualTo("q7");
        assertThat(told.get("choice").intValue()).isEqualTo(2);
        assertThat(told.get("taken").booleanValue()).isEqualTo(taken);
        assertThat(told.get("because").asString("null")).isEqualTo(because);
    }

    @Test
    void a_hostile_text_cannot_leave_its_json_string() throws IOException {
        var night = Nights.live(Nights.KCT09);
        var text = PlanJson.text(night.plan(), night.before());
        assertThat(text).doesNotContain("\n");
    }

    private static List<String> names(JsonNode node) {
        return node.propertyNames().stream().toList();
    }

    private static String pretty(JsonNode node) {
        return MAPPER.writeValueAsString(node) + "\n";
    }
}
