package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The fault of 2019 found in a running cluster, mended, and taken back.
@Tag("lab")
class CapsCommandsLabTest {
    private static final String CONF = Shell.SITE.resolveSibling("ceph/ceph.conf").toString();

    @BeforeEach
    void guests_run_with_the_caps_of_2019() throws IOException, InterruptedException {
        Site.begin("old");
    }

    private static Shell.Ended audit(String... more) throws IOException, InterruptedException {
        var words = new String[3 + more.length];
        System.arraycopy(new String[] {"caps", "audit", "--ceph=" + CONF}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        return Shell.lifeboatInLab(words);
    }

    @Test
    void a_key_is_audited_fixed_and_rolled_back() throws IOException, InterruptedException {
        var fault = audit();
        assertThat(fault.code()).isEqualTo(3);
        assertThat(fault.out())
                .contains("client.libvirt writes pool vms and may not break a dead client's")
                .contains("lifeboat caps fix client.libvirt --plan");
        assertThat(Shell.lifeboat("caps", "fix", "client.libvirt", "--plan").code()).isZero();
        assertThat(audit()).isEqualTo(fault);

        var fixed =
                Shell.lifeboat("caps", "fix", "client.libvirt", "--confirm=client.libvirt").out();
        assertThat(fixed).endsWith("client.libvirt has them now, read back.\n");
        var after = audit();
        assertThat(after.code()).isZero();
        // A change does not reach clients that run.
        assertThat(after.out())
                .contains(" OLD CAPS ")
                .contains("of client.libvirt have mon 'allow r'");
        assertThat(audit("--json").out())
                .contains("\"entity\":\"client.libvirt\",\"mayBreakLocks\":\"YES\"");

        var shown = Shell.lifeboat("caps", "rollback", "client.libvirt", "--plan");
        assertThat(shown.out()).contains(" lost ");
        assertThat(
                        Shell.lifeboat(
                                        "caps",
                                        "rollback",
                                        "client.libvirt",
                                        "--confirm=client.libvirt")
                                .code())
                .isZero();
        assertThat(audit()).isEqualTo(fault);
    }

    @Test
    void a_user_that_may_not_ask_is_told_so() throws IOException, InterruptedException {
        var keyring = Shell.SITE.resolveSibling("ceph/client.libvirt.keyring").toString();
        var refused = audit("--name=client.libvirt", "--keyring=" + keyring, "--release=16");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.out())
                .contains("The cluster did not say: ")
                .contains("ceph tell mon.* sessions");
    }
}
