package dev.lifeboat.drivers.firstlook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.drivers.shell.Ended;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LoginTroubleTest {
    private static final Target KCT09 = Target.of("root@kct09").orElseThrow();

    private static String said(String err) {
        return LoginTrouble.text(KCT09, "ssh root@kct09", new Ended.Exited(255, "", err));
    }

    @Test
    void a_host_key_that_is_not_known_is_to_be_compared() {
        assertThat(
                        said(
                                """
                                No ED25519 host key is known for kct09 and you have requested strict checking.
                                Host key verification failed.
                                """))
                .isEqualTo(
                        """
                        root@kct09: a host key on the way there is not in your known_hosts, and Lifeboat takes none on trust.
                        No ED25519 host key is known for kct09 and you have requested strict checking.
                        next:  ssh root@kct09    compare the fingerprint that it shows with the host's own\
                        """);
    }

    @Test
    void a_host_key_that_has_changed_is_told_apart() {
        assertThat(
                        said(
                                """
                                @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
                                Host key verification failed.
                                """))
                .contains("another host key", "ssh-keygen -R kct09");
    }

    @Test
    void a_login_that_is_refused_names_the_agent() {
        assertThat(said("root@kct09: Permission denied (publickey).\n"))
                .startsWith("root@kct09 refuses the login: root@kct09: Permission denied (")
                .contains("next:  ssh-add -l");
    }

    @Test
    void a_host_that_is_not_there_may_be_behind_a_bastion() {
        assertThat(said("ssh: connect to host kct09 port 22: No route to host\n"))
                .contains("No route to host", "--jump USER@BASTION");
        assertThat(
                        LoginTrouble.text(
                                KCT09,
                                "ssh root@kct09",
                                new Ended.TimedOut(Duration.ofSeconds(30))))
                .startsWith("root@kct09 did not answer within 30 s.");
        assertThat(said("")).contains("the connection ended without a word");
    }

    @Test
    void a_jump_host_that_fails_is_recognised_and_asked_why() {
        var closed = "kex_exchange_identification: Connection closed by remote host\n";
        assertThat(LoginTrouble.isOnTheWay(new Ended.Exited(255, "", closed))).isTrue();
        var refused = "root@kct09: Permission denied (publickey).\n";
        assertThat(LoginTrouble.isOnTheWay(new Ended.Exited(255, "", refused))).isFalse();
    }

    @Test
    void what_a_host_says_cannot_reach_the_terminal() {
        assertThat(said("\u001b[31mhello\n")).doesNotContain("\u001b");
    }
}
