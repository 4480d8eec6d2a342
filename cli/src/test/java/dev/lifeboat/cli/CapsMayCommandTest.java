package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.caps.Release;
import dev.lifeboat.store.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Questions a line of JSON each, as another program asks them.
class CapsMayCommandTest {
    private static final String BLOCKLIST =
            "{\"service\":\"mon\",\"cap\":\"profile rbd\",\"command\":\"osd blocklist\",\"args\":"
                    + "{\"blocklistop\":\"add\",\"addr\":\"10.0.0.1:0/1\"}";

    @TempDir private Path folder;

    /// The lines that come back, and behind them how many could not be asked.
    private static String ask(String lines, Optional<Release> release) throws IOException {
        var out = new StringWriter();
        var in = new BufferedReader(new StringReader(lines));
        var bad = CapsMayCommand.answer(in, new PrintWriter(out), release);
        return out + "bad " + bad;
    }

    private static JsonNode one(String line) throws IOException {
        return Json.MAPPER.readTree(ask(line, Optional.empty()).lines().findFirst().orElseThrow());
    }

    @Test
    void a_question_comes_back_whole_with_its_answer() throws IOException {
        var line =
                "{\"id\":[7],\"service\":\"osd\",\"cap\":\"allow rwx pool=vms\",\"pool\":\"vms\",\"namespace\":\"\","
                        + "\"object\":\"x\",\"op\":\"rw\",\"classes\":[{\"class\":\"rbd\",\"method\":\"child_attach\","
                        + "\"read\":true,\"write\":true,\"allowed\":true}],\"address\":\"10.0.0.1\","
                        + "\"application\":{\"rbd\":{\"k\":\"v\"}}";
        assertThat(ask(line + "}", Optional.empty()))
                .isEqualTo(
                        line
                                + ",\"answer\":\"YES\",\"because\":\"'allow rwx pool=vms' allows"
                                + " it\"}\nbad 0");
    }

    @Test
    void without_a_release_the_answer_is_the_one_that_all_share() throws IOException {
        assertThat(one(BLOCKLIST + "}").get("answer").stringValue()).isEqualTo("UNKNOWN");
        assertThat(one(BLOCKLIST + "}").get("because").stringValue())
                .isEqualTo("it depends on the release: YES in Ceph 16 to 19; NO in Ceph 12 to 15");
        assertThat(one(BLOCKLIST + ",\"release\":15}").get("answer").stringValue()).isEqualTo("NO");
        assertThat(ask(BLOCKLIST + "}", Optional.of(Release.PACIFIC)))
                .contains("\"answer\":\"YES\"");
        assertThat(one(BLOCKLIST + ",\"release\":99}").get("answer").stringValue())
                .isEqualTo("UNKNOWN");
    }

    @Test
    void what_cannot_be_asked_keeps_its_place_and_says_why() throws IOException {
        var lines = "{\"n\":1,\"service\":\"mon\"}\n\nno json\n[]\n" + BLOCKLIST + "}\n";
        assertThat(ask(lines, Optional.of(Release.PACIFIC)))
                .isEqualTo(
                        "{\"n\":1,\"service\":\"mon\",\"answer\":\"UNKNOWN\",\"because\":\"line 1 is no question:"
                                + " no \\\"command\\\" in it\"}\n"
                                + "{\"answer\":\"UNKNOWN\",\"because\":\"line 3 is no question: it is no JSON\"}\n"
                                + "{\"answer\":\"UNKNOWN\",\"because\":\"line 4 is no question: it is no JSON"
                                + " object\"}\n"
                                + BLOCKLIST
                                + "},\"answer\":\"YES\",\"because\":\"'profile rbd' allows it\"}\n"
                                        .substring(1)
                                + "bad 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "osd|allow rwx pool=vms|GOOD|-1",
                "osd|allow profile rbd pool=vms|BAD|0",
                "osd|allow r, allow bogus|BAD|7",
                "mon|profile rbdx|GOOD|-1",
                "mgr|allow r|GOOD|-1",
                "mds|allow rw path=/x|GOOD|-1",
            })
    void a_cap_is_good_or_bad_from_a_place_on(
            String service, String cap, String answer, int position) throws IOException {
        var question =
                Json.MAPPER
                        .createObjectNode()
                        .put("service", service)
                        .put("cap", cap)
                        .put("parse", true)
                        .put("release", 16);
        var answered = one(question.toString());
        assertThat(answered.get("answer").stringValue()).isEqualTo(answer);
        assertThat(answered.path("position").asInt(-1)).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"service\":\"tape\",\"cap\":\"\",\"parse\":true}|\"service\" is not one of mon, osd, mgr, mds",
                "{\"service\":\"osd\",\"cap\":\"\",\"parse\":\"yes\"}|\"parse\" is neither true nor false",
                "{\"service\":\"mds\",\"cap\":\"allow *\"}|of mgr and mds caps only",
                "{\"service\":\"osd\",\"cap\":\"\",\"op\":\"\"}|no \"pool\" in it",
                "{\"service\":\"osd\",\"cap\":\"\",\"pool\":\"p\",\"op\":\"x\"}|\"op\" has other letters than those of rw",
                "{\"service\":\"osd\",\"cap\":\"\",\"pool\":\"p\",\"op\":\"\",\"classes\":{}}|\"classes\" is no list",
                "{\"service\":\"osd\",\"cap\":\"\",\"pool\":3,\"op\":\"\"}|\"pool\" is no text",
                "{\"service\":\"osd\",\"cap\":\"\",\"pool\":\"p\",\"op\":\"\",\"release\":\"16\"}|\"release\" is no whole number",
                "{\"service\":\"mon\",\"cap\":\"\",\"command\":\"osd dump\",\"args\":[]}|\"args\" is no object",
            })
    void a_wrong_member_is_named(String line, String why) throws IOException {
        assertThat(one(line).get("because").stringValue())
                .startsWith("line 1 is no question: " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon|allow r|osd blocklist add 10.0.0.1:0/1|3|NO  nothing in 'allow r' allows it",
                "mon|allow rw|osd blocklist rm 10.0.0.1|0|YES  'allow rw' allows it",
                "mon|profile rbd|osd blacklist add 10.0.0.1:0/1 3600|0|YES  'profile rbd' allows it",
                "mon|allow rw|osd blocklist add 10.0.0.1 9 x|2|which argument of \"osd blocklist\" is \"x\"?",
                "mon|allow rw|osd dump extra|2|which argument of \"osd dump\" is \"extra\"?",
                "mon|allow rw|no such|2|no \"mon_service\" in it",
                "parse|osd|allow rwx pool=vms|0|GOOD  allow rwx pool=vms",
                "osd|profile rbd|--pool=vms --class=rbd.child_attach:rw|0|YES  'profile rbd'",
                "osd|allow r|--pool=vms --op=w|3|NO  ",
                "osd|allow r|--pool=vms|2|say what is done: --op r, w or rw",
                "osd|allow r|--pool=vms --class=rbd.child_attach|2|--class rbd.child_attach is not CLASS",
            })
    void a_person_asks_one_at_a_time(String of, String cap, String words, int code, String said)
            throws Exception {
        var argv =
                of.equals("osd")
                        ? (String.join("\n", "caps", "may", of, cap)
                                        + "\n"
                                        + words.replace(' ', '\n'))
                                .split("\n", -1)
                        : new String[] {"caps", "may", of, cap, words};
        var ended = FakeSite.in(folder).run(argv);
        assertThat(ended.said()).startsWith(said);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.said().getBytes(StandardCharsets.UTF_8).length).isLessThan(400);
    }

    @Test
    void a_member_that_is_null_is_absent() throws IOException {
        var question =
                "{\"service\":\"osd\",\"cap\":\"allow r tag rbd k=v\",\"pool\":\"p\",\"namespace\":null,\"object\":null,"
                        + "\"op\":\"r\",\"classes\":null,\"address\":null,\"application\":null,\"release\":null,"
                        + "\"parse\":null";
        var answered = one(question + "}");
        assertThat(answered.toString()).startsWith(question);
        assertThat(answered.get("because").stringValue())
                .contains("it depends on what the pool is tagged with");
        assertThat(
                        one("{\"service\":\"mon\",\"cap\":\"allow r\",\"command\":\"osd dump\",\"args\":null}")
                                .get("answer")
                                .stringValue())
                .isEqualTo("YES");
    }

    @Test
    void the_value_of_an_argument_may_have_spaces() throws Exception {
        var ended =
                FakeSite.in(folder)
                        .run(
                                "caps",
                                "may",
                                "mon",
                                "profile bootstrap-rbd",
                                "auth get-or-create",
                                "entity=client.x",
                                "caps_mon=profile rbd",
                                "caps_osd=profile rbd pool=vms");
        assertThat(ended)
                .isEqualTo(new FakeSite.Ended(0, "YES  'profile bootstrap-rbd' allows it\n"));
    }
}
