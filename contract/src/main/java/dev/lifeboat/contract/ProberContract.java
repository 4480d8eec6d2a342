package dev.lifeboat.contract;

import static dev.lifeboat.contract.Patience.BOOT;
import static dev.lifeboat.contract.Patience.SOON;
import static dev.lifeboat.contract.Patience.known;
import static dev.lifeboat.contract.Patience.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.fleet.Host;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a recovery leans on when it asks who answers.
@SuppressWarnings("NullAway.Init") // JUnit makes the rig before each test
public abstract class ProberContract {
    /// On the site's network, and nobody's.
    private static final String NOBODY = "10.91.9.99";

    private Rig rig;
    private Host home;

    /// A whole site.
    protected abstract Rig wholeRig();

    @BeforeEach
    void make_the_rig_whole() {
        rig = wholeRig();
        home = rig.host(rig.home());
    }

    private SortedSet<String> answering(SortedSet<String> addresses) {
        return known(rig.ports().prober().answering(rig.home(), addresses));
    }

    private SortedSet<String> guestAddresses() {
        var all = new TreeSet<String>();
        rig.guests().forEach(vm -> all.addAll(rig.fleet().vm(vm).addresses()));
        return all;
    }

    @Test
    void hosts_and_guests_answer_and_nobody_does_not() {
        var asked = guestAddresses();
        asked.add(home.address());
        var everyone = new TreeSet<>(asked);
        asked.add(NOBODY);
        assertThat(answering(asked)).isEqualTo(everyone);
    }

    @Test
    void asking_for_nobody_is_answered_by_nobody() {
        assertThat(answering(new TreeSet<>())).isEmpty();
    }

    @Test
    void a_witness_answers() {
        var witnesses = new TreeSet<String>();
        rig.fleet().witnesses().forEach(witness -> witnesses.add(witness.name()));
        assertThat(answering(witnesses)).isEqualTo(witnesses);
    }

    @Test
    void neither_a_host_that_hangs_nor_its_guests_answer() {
        rig.hang(rig.home());
        var asked = guestAddresses();
        asked.add(home.address());
        waitUntil(rig, SOON, "silence", () -> answering(asked).isEmpty());
    }

    @Test
    void neither_a_host_that_is_cut_off_nor_its_guests_answer_until_they_are_back() {
        rig.cutNetwork(rig.home());
        var asked = guestAddresses();
        asked.add(home.address());
        waitUntil(rig, SOON, "silence", () -> answering(asked).isEmpty());
        rig.restore(rig.home());
        waitUntil(rig, BOOT, "all are back", () -> answering(asked).equals(asked));
    }

    @Test
    void a_host_without_power_does_not_answer_and_the_others_do() {
        rig.cutPower(rig.home());
        var asked = new TreeSet<String>();
        rig.fleet().hosts().values().forEach(host -> asked.add(host.address()));
        var others = new TreeSet<>(asked);
        others.remove(home.address());
        waitUntil(rig, SOON, "only the others answer", () -> answering(asked).equals(others));
    }
}
