package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.caps.Release;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CapsRollbackTest {
    private static final CephCaps OLD = caps("allow r");
    private static final CephCaps FIXED = caps("allow r, profile rbd");

    private static CephCaps caps(String mon) {
        return new CephCaps(new TreeMap<>(Map.of("mon", mon, "osd", "allow rwx pool=vms")));
    }

    private static CapsRollback back(CephCaps now) {
        return new CapsRollback(
                new CephUser(new ClusterId("main"), "client.libvirt"),
                Release.PACIFIC,
                Instant.parse("2026-03-02T03:00:00Z"),
                FIXED,
                now,
                OLD);
    }

    @Test
    void who_loses_what_is_shown_before_anything_is_taken() throws Exception {
        Golden.assertSame("caps-rollback.txt", back(FIXED).text(Nights.PAGE));
    }

    @Test
    void what_somebody_else_gave_since_goes_too_and_is_said() {
        assertThat(back(caps("allow rw")).text(Nights.PAGE))
                .contains("Its caps were changed since by somebody else; that goes too.");
    }

    @Test
    void nothing_is_taken_twice() {
        assertThat(back(OLD).isNeeded()).isFalse();
    }
}
