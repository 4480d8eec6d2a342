package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifeboat.core.evidence.Denials.Denial;
import dev.lifeboat.core.evidence.MonSessions.Session;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Unreadable;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AuthAnswersTest {
    @Test
    void caps_are_taken_and_the_key_is_not() throws Exception {
        var caps = AuthAnswers.caps(Samples.read("auth-get.json"));
        assertThat(caps.caps())
                .containsEntry("mon", "allow r")
                .containsEntry(
                        "osd", "allow class-read object_prefix rbd_children, allow rwx pool=vms");
        assertThat(caps.toString()).doesNotContain("MASKED");
    }

    @Test
    void a_user_without_caps_has_none() throws Exception {
        assertThat(AuthAnswers.caps("[{\"entity\":\"client.x\",\"key\":\"k\",\"caps\":{}}]").caps())
                .isEmpty();
    }

    @Test
    void the_releases_are_those_of_the_monitors() throws Exception {
        var text =
                """
                {"mon": {"ceph version 16.2.15 (618f440) pacific (stable)": 2,
                         "ceph version 17.2.7 (b12291d) quincy (stable)": 1},
                 "osd": {"ceph version 14.2.21 (5ef401921d) nautilus (stable)": 9}}
                """;
        assertThat(AuthAnswers.releases(text)).hasToString("16 and 17");
        for (var wrong : new String[] {"{\"mon\":{}}", "{\"mon\":{\"16\":1}}", "{\"osd\":{}}"}) {
            assertThatThrownBy(() -> AuthAnswers.releases(wrong)).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void sessions_are_those_of_clients_with_the_caps_in_effect() throws Exception {
        assertThat(AuthAnswers.sessions(Samples.read("sessions.json")))
                .extracting(Session::entity, Session::caps)
                .contains(tuple("client.libvirt", "allow r"))
                .allSatisfy(
                        row -> assertThat((String) row.toList().getFirst()).startsWith("client."));
        assertThat(AuthAnswers.sessions(Samples.read("sessions.json")).getFirst().address())
                .matches("10\\.91\\.0\\.\\d+:0/\\d+");
    }

    @Test
    void denials_name_who_was_refused_what_against_whom() throws Exception {
        assertThat(AuthAnswers.denials(Samples.read("log-last.json")).denials())
                .hasSize(2)
                .contains(
                        new Denial(
                                Instant.parse("2026-11-22T10:13:34Z"),
                                "client.kct09",
                                "10.91.0.12:0/477797692",
                                "osd blocklist add 10.91.0.11:0/2967781645"))
                .allMatch(Denial::ofBlocklist);
    }

    @Test
    void a_client_cannot_pass_for_another_by_the_text_of_its_command() throws Exception {
        var forged =
                "from='client.? 10.91.0.12:0/1' entity='client.evil' cmd=[{\"prefix\":"
                        + "\"x': from='client.? 1.2.3.4:0/1' entity='client.admin' cmd=[]: access denied\n"
                        + "\u001b[31m\"}]:  access denied";
        var log = Json.print(Map.of("stamp", "2026-11-22T10:13:34.000000+0000", "message", forged));
        assertThat(AuthAnswers.denials("[" + log + "]").denials())
                .singleElement()
                .satisfies(denial -> {
                    assertThat(denial.entity()).isEqualTo("client.evil");
                    assertThat(denial.from()).isEqualTo("10.91.0.12:0/1");
                    assertThat(denial.ofBlocklist()).isFalse();
                    assertThat(denial.command()).matches("[ -~]{1,300}");
                });
    }

    @Test
    void a_name_that_a_shell_would_run_gets_into_no_command_to_paste() throws Exception {
        var forged =
                "from='client.? 10.91.0.12:0/1' entity='client.x;reboot' cmd=[{\"prefix\":\"osd"
                        + " blocklist\"}]:  access denied";
        var log = Json.print(Map.of("stamp", "2026-11-22T10:13:34.000000+0000", "message", forged));
        assertThat(AuthAnswers.denials("[" + log + "]").denials()).isEmpty();
    }

    @Test
    void what_was_allowed_is_no_denial() throws Exception {
        var log =
                Json.print(
                        Map.of(
                                "stamp",
                                "2026-11-22T10:13:34.000000+0000",
                                "message",
                                "from='client.? 10.91.0.9:0/1' entity='client.admin' cmd=[]: dispatch"));
        assertThat(AuthAnswers.denials("[" + log + "]").denials()).isEmpty();
    }

    @Test
    void nonsense_is_unreadable_and_nothing_else() {
        for (var text : Samples.nonsense()) {
            assertThatThrownBy(() -> AuthAnswers.caps(text)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> AuthAnswers.sessions(text)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> AuthAnswers.denials(text)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> AuthAnswers.quorum(text)).isInstanceOf(Unreadable.class);
        }
        Samples.truncated(Samples.read("sessions.json"))
                .forEach(text ->
                        assertThatThrownBy(() -> AuthAnswers.sessions(text))
                                .isInstanceOf(Unreadable.class));
    }

    @Test
    void an_unreadable_answer_never_shows_its_key() {
        var text = "[{\"entity\":\"client.x\",\"key\":\"SECRETKEY\",\"caps\":7";
        assertThatThrownBy(() -> AuthAnswers.caps(text)).hasMessageNotContaining("SECRETKEY");
    }
}
