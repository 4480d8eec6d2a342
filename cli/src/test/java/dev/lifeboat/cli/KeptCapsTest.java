package dev.lifeboat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCapsTest {
    private static final CephUser LIBVIRT = new CephUser(new ClusterId("main"), "client.libvirt");
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    @TempDir private Path folder;

    private static KeptCaps.Change change(Instant at, String before, String after) {
        return new KeptCaps.Change(at, mon(before), mon(after));
    }

    private static CephCaps mon(String cap) {
        return new CephCaps(new TreeMap<>(Map.of("mon", cap)));
    }

    @Test
    void the_last_change_of_a_user_is_found_and_of_nobody_else() throws Exception {
        var kept = new KeptCaps(folder.resolve("caps"));
        assertThat(kept.newest(LIBVIRT)).isEmpty();
        var first = change(AT, "allow r", "allow r, profile rbd");
        var second = change(AT.plusSeconds(9), "allow r, profile rbd", "profile rbd");
        kept.keep(LIBVIRT, second, "begun");
        kept.keep(LIBVIRT, first, "done and read back");
        var other = new CephUser(new ClusterId("main"), "client.libvirt-2");
        kept.keep(other, change(AT.plusSeconds(99), "a", "b"), "begun");
        assertThat(kept.newest(LIBVIRT)).contains(second);
    }

    @Test
    void a_change_that_was_refused_is_none_to_take_back() throws Exception {
        var kept = new KeptCaps(folder);
        kept.keep(LIBVIRT, change(AT.plusSeconds(9), "b", "c"), KeptCaps.REFUSED + "no");
        assertThat(kept.newest(LIBVIRT)).isEmpty();
        var made = change(AT, "a", "b");
        kept.keep(LIBVIRT, made, "begun");
        assertThat(kept.newest(LIBVIRT)).contains(made);
    }

    @Test
    void a_file_that_is_not_whole_is_named() throws Exception {
        var kept = new KeptCaps(folder);
        kept.keep(LIBVIRT, change(AT, "a", "b"), "begun");
        try (var files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "{\"before\":");
        }
        assertThatThrownBy(() -> kept.newest(LIBVIRT))
                .isInstanceOf(Stop.class)
                .hasMessageEndingWith("cannot be read: it is no kept change of caps");
    }
}
