package dev.lifeboat.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RemedyTest {
    private static Remedy remedy(String entity, Map<String, String> caps) {
        return Remedy.smallestRemedy(entity, new TreeMap<>(caps), Release.PACIFIC, Release.PACIFIC);
    }

    @Test
    void profile_rbd_is_added_and_every_other_cap_is_said_again() {
        assertThat(
                        remedy(
                                "client.libvirt",
                                Map.of(
                                        "mgr",
                                        "profile rbd pool=vms",
                                        "mon",
                                        "allow r",
                                        "osd",
                                        "allow class-read object_prefix rbd_children, allow rwx"
                                                + " pool=vms")))
                .isEqualTo(
                        new Remedy.Change(
                                "allow r",
                                "allow r, profile rbd",
                                "ceph auth caps client.libvirt mon 'allow r, profile rbd' osd"
                                        + " 'allow class-read object_prefix rbd_children, allow"
                                        + " rwx pool=vms' mgr 'profile rbd pool=vms'"));
    }

    @Test
    void without_a_mon_cap_it_is_the_profile_alone() {
        assertThat(remedy("client.x", Map.of("osd", "allow *")))
                .isEqualTo(
                        new Remedy.Change(
                                "",
                                "profile rbd",
                                "ceph auth caps client.x mon 'profile rbd' osd 'allow *'"));
    }

    @Test
    void who_may_already_is_left_alone() {
        assertThat(remedy("client.x", Map.of("mon", "profile rbd")))
                .isEqualTo(new Remedy.NotNeeded("'profile rbd' allows it"));
    }

    @Test
    void caps_of_one_network_are_not_made_to_hold_elsewhere() {
        assertThat(remedy("client.x", Map.of("mon", "allow r network 10.91.0.0/16")))
                .extracting(change -> ((Remedy.Change) change).after())
                .isEqualTo("allow r network 10.91.0.0/16, profile rbd network 10.91.0.0/16");
    }

    @Test
    void who_may_in_their_own_network_are_left_alone() {
        assertThat(remedy("client.x", Map.of("mon", "allow r, profile rbd network 10.91.0.0/16")))
                .isEqualTo(
                        new Remedy.NotNeeded(
                                "'profile rbd network 10.91.0.0/16' allows it to clients in"
                                        + " 10.91.0.0/16"));
    }

    @Test
    void a_cap_that_cannot_be_read_gets_no_guess() {
        assertThat(remedy("client.x", Map.of("mon", "allow foo")))
                .isEqualTo(
                        new Remedy.NotKnown(
                                "the mon cap cannot be read: stopped at 'allow foo' of 'allow"
                                        + " foo'"));
    }

    @Test
    void what_a_terminal_does_not_show_as_it_is_is_not_pasted() {
        for (var hidden : List.of("\u001b[2J", "\u009b2J", "\u202e", "\u00a0", "\ue000", "\t")) {
            assertThat(remedy("client.x", Map.of("osd", "allow r pool='" + hidden + "'")))
                    .isInstanceOf(Remedy.NotKnown.class);
            assertThat(remedy("client." + hidden, Map.of())).isInstanceOf(Remedy.NotKnown.class);
        }
        assertThat(remedy("client.zoë", Map.of())).isInstanceOf(Remedy.Change.class);
    }

    @Test
    void what_is_pasted_reaches_ceph_as_it_was_whatever_is_in_it() throws Exception {
        var nasty = "allow r, allow command 'osd x' with a=\"$(reboot) `id` \\ ! * ; & | <>\"\n";
        var caps = Map.of("mon", "allow r", "osd", nasty, "mgr;id", "'");
        var change = (Remedy.Change) remedy("client.a b;c", caps);
        assertThat(words(change.command()))
                .containsExactly(
                        "auth",
                        "caps",
                        "client.a b;c",
                        "mon",
                        "allow r, profile rbd",
                        "osd",
                        nasty,
                        "mgr;id",
                        "'");
    }

    @Test
    void after_it_locks_can_be_taken_whatever_the_caps_were() {
        for (var row : Measured.rows()) {
            if (row.stopped().isPresent()) {
                continue;
            }
            switch (remedy("client.x", Map.of("mon", row.cap()))) {
                case Remedy.Change change -> {
                    assertThat(change.after()).startsWith(change.before().strip());
                    var after = MonCapsTest.caps(change.after());
                    var may = after.mayBreakLocks(Release.PACIFIC, inside(after));
                    assertThat(may.may()).as(change.after()).isEqualTo(May.YES);
                }
                case Remedy.NotNeeded(var because) ->
                        assertThat(row.answers().getFirst() || because.contains("to clients in"))
                                .as(row.cap())
                                .isTrue();
                case Remedy.NotKnown(var because) ->
                        assertThat(because).containsAnyOf("is no network", "cannot be pasted");
            }
        }
    }

    /// A client of the caps' own network, if they name one that can be reached.
    private static Optional<String> inside(MonCaps caps) {
        return Optional.of(
                caps.grants()
                        .getLast()
                        .network()
                        .map(Network::text)
                        .filter(text -> text.contains("/"))
                        .map(text -> text.substring(0, text.indexOf('/')))
                        .orElse("127.0.0.1"));
    }

    /// The words as a real shell hands them to a program in the place of `ceph`.
    private static List<String> words(String command) throws IOException, InterruptedException {
        var shell =
                new ProcessBuilder("sh", "-c", "ceph() { printf '%s\\0' \"$@\"; }; " + command)
                        .start();
        var out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return List.of(out.split("\0"));
    }
}
