package dev.lifeboat.drivers.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.access.CephAccess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LockRemovalTest {
    private static final CephAccess ACCESS =
            new CephAccess(Path.of("/c/ceph.conf"), "client.admin", Path.of("/c/keyring"));
    private static final Image IMAGE = new Image(new ClusterId("main"), "vms", "db-1");

    @Test
    void the_exact_owner_is_named_and_blocklisted() {
        var owner = new LockOwner("client.4148", "auto 140", "10.91.0.11:0/29677");
        assertThat(CephStorage.removal(ACCESS, IMAGE, owner))
                .contains("--rbd-blocklist-on-break-lock=true")
                .endsWith(
                        "lock",
                        "rm",
                        "--pool",
                        "vms",
                        "--image",
                        "db-1",
                        "--",
                        "auto 140",
                        "client.4148");
    }

    @Test
    void a_cookie_cannot_pass_for_an_option() {
        var owner =
                new LockOwner("client.1", "--rbd-blocklist-on-break-lock=false", "10.0.0.1:0/1");
        var argv = CephStorage.removal(ACCESS, IMAGE, owner);
        assertThat(argv.indexOf("--")).isLessThan(argv.lastIndexOf(owner.cookie()));
    }
}
