package dev.lifeboat.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeboat.core.evidence.Resident;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.Samples;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResidentsReaderTest {
    private static final VmId ONE = VmId.of("6695eb01-f6a4-8304-79aa-97f2502e193f");
    private static final VmId TWO = VmId.of("10791346-3978-4ee5-91ba-0acab57ddd02");

    private static Residents read(String out) throws Unreadable {
        return ResidentsReader.read(new Ended.Exited(0, out, ""));
    }

    private static String host(String guests, String persistent, String autostart, String stats) {
        return "== guests\n"
                + guests
                + "\n== persistent\n"
                + persistent
                + "\n== autostart\n"
                + autostart
                + "\n== stats\n"
                + stats
                + "\n== end\n";
    }

    private static String stats(String name, int state, int reason) {
        return "Domain: '"
                + name
                + "'\n  state.state="
                + state
                + "\n  state.reason="
                + reason
                + "\n  balloon.current=81920\n  balloon.maximum=81920\n  vcpu.current=2\n\n";
    }

    @Test
    void guests_are_read_with_their_state_and_size() throws Exception {
        var out =
                host(
                        ONE + " db-1\n" + TWO + " web 2\n",
                        ONE + "\n",
                        TWO + "\n",
                        stats("db-1", 1, 1) + stats("web 2", 5, 0));
        assertThat(read(out).guests())
                .hasSize(2)
                .containsEntry(
                        ONE,
                        new Resident("db-1", RunState.RUNNING, true, false, new MebiBytes(80), 2))
                .containsEntry(
                        TWO,
                        new Resident(
                                "web 2", RunState.SHUT_OFF, false, true, new MebiBytes(80), 2));
    }

    @Test
    void a_host_without_guests_has_none() throws Exception {
        assertThat(read(host("", "", "", "")).guests()).isEmpty();
    }

    @ParameterizedTest(name = "{0}/{1} is {2}")
    @CsvSource({
        "1, 1, RUNNING",
        "2, 0, RUNNING",
        "3, 1, PAUSED",
        "3, 5, PAUSED_BY_DISK",
        "4, 0, OTHER",
        "5, 1, SHUT_OFF",
        "5, 3, CRASHED",
        "6, 1, OTHER",
        "7, 0, OTHER",
        "0, 0, OTHER",
    })
    void states_and_reasons_are_told_apart(int state, int reason, RunState expected)
            throws Exception {
        var out = host(ONE + " db-1", ONE + "", "", stats("db-1", state, reason));
        assertThat(read(out).guests().get(ONE))
                .satisfies(guest -> assertThat(guest.state()).isEqualTo(expected));
    }

    @Test
    void a_guest_whose_state_was_not_given_counts_as_alive() throws Exception {
        assertThat(read(host(ONE + " db-1", ONE + "", "", "")).runs(ONE)).isTrue();
    }

    @Test
    void a_customers_name_cannot_pass_for_anything_else() throws Exception {
        var name = "== end' state.state=5";
        var out = host(ONE + " " + name, ONE + "", "", stats(name, 1, 1));
        assertThat(read(out).guests().get(ONE))
                .satisfies(guest -> assertThat(guest.name()).isEqualTo(name));
        assertThat(read(out).runs(ONE)).isTrue();
    }

    @Test
    void a_part_that_failed_is_not_an_empty_host() {
        var failed = new Ended.Exited(0, host("", "", "", ""), "error: Failed to list domains\n");
        assertThatThrownBy(() -> ResidentsReader.read(failed)).isInstanceOf(Unreadable.class);
    }

    @Test
    void an_answer_that_breaks_off_is_not_a_host_with_fewer_guests() {
        var whole = host(ONE + " db-1\n" + TWO + " web", ONE + "", "", stats("db-1", 1, 1));
        var end = whole.indexOf("== end");
        Samples.truncated(whole)
                .filter(text -> text.length() < end)
                .forEach(text ->
                        assertThatThrownBy(() -> read(text)).isInstanceOf(Unreadable.class));
        Samples.nonsense()
                .forEach(text ->
                        assertThatThrownBy(() -> read(text)).isInstanceOf(Unreadable.class));
    }
}
