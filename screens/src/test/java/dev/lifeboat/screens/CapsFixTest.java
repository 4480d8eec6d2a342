package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.caps.Release;
import dev.lifeboat.core.control.Eyes;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.sim.Night;
import dev.lifeboat.sim.SimPorts;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CapsFixTest {
    private Night night;

    @BeforeEach
    void look() throws IOException {
        night = Nights.begun();
    }

    private CapsFix fix(String client) {
        var fleet = night.site().fleet();
        var eyes = new Eyes(fleet, SimPorts.of(night.site()));
        var user = new CephUser(fleet.clusters().first(), client);
        var caps = CephCaps.of(user);
        var sessions = MonSessions.of(user.cluster());
        var releases = CephReleases.of(user.cluster());
        var now =
                night.known()
                        .with(caps, eyes.look(caps))
                        .with(sessions, eyes.look(sessions))
                        .with(releases, eyes.look(releases));
        return new CapsFix(user, Release.PACIFIC, Optional.empty(), fleet, now, night.site().now());
    }

    @Test
    void the_smallest_change_is_shown_with_what_it_touches() throws IOException {
        var text = fix("client.libvirt").text(Nights.PAGE);
        Golden.assertSame("caps-fix.txt", text);
    }

    @Test
    void once_made_nothing_more_is_needed() {
        var fix = fix("client.libvirt");
        var auth = SimPorts.of(night.site()).auth();
        assertThat(
                        auth.change(
                                fix.user(),
                                fix.caps().fact().orElseThrow(),
                                fix.after().orElseThrow()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(fix("client.libvirt").after()).isEmpty();
        assertThat(fix("client.libvirt").text(Nights.PAGE))
                .contains("may break a dead client's lock:");
    }

    @Test
    void a_user_that_cannot_be_read_is_not_changed() {
        assertThat(fix("client.nobody").after()).isEmpty();
        assertThat(fix("client.nobody").text(Nights.PAGE)).contains("could not be read");
    }
}
