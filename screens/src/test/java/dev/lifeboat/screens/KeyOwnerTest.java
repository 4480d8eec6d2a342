package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.CephCaps;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyOwnerTest {
    private static final CephCaps BEFORE = mon("allow r, allow command \"a'b\"");
    private static final CephCaps AFTER = mon("allow r, allow command \"a'b\", profile rbd");

    private static CephCaps mon(String cap) {
        return new CephCaps(new TreeMap<>(Map.of("mon", cap)));
    }

    @Test
    void each_shows_the_change_in_its_own_language() {
        assertThat(KeyOwner.PUPPET.patch("client.x", BEFORE, AFTER))
                .containsExactly(
                        " ceph::key { 'client.x':",
                        "-  cap_mon => 'allow r, allow command \"a\\'b\"',",
                        "+  cap_mon => 'allow r, allow command \"a\\'b\", profile rbd',");
        assertThat(KeyOwner.ROOK.patch("client.x", BEFORE, AFTER))
                .contains(
                        " metadata: {name: x}",
                        "+    mon: \"allow r, allow command \\\"a'b\\\", profile rbd\"");
        assertThat(KeyOwner.ANSIBLE.patch("client.x", BEFORE, AFTER)).hasSize(4);
        assertThat(KeyOwner.CEPHADM.patch("client.x", BEFORE, AFTER)).isEmpty();
    }

    @Test
    void rook_is_known_by_the_names_that_it_gives() {
        assertThat(KeyOwner.guessed("client.csi-rbd-node")).contains(KeyOwner.ROOK);
        assertThat(KeyOwner.guessed("client.libvirt")).isEmpty();
    }
}
