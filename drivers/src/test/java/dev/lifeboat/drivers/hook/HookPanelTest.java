package dev.lifeboat.drivers.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.ReturnHold;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.drivers.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HookPanelTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private static Host host(String name) {
        return new Host(
                new HostId(name),
                "10.0.0.1",
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                new Capacity(MebiBytes.NONE, 1));
    }

    private static HookPanel hook(Path folder, String script) throws IOException {
        var file = Files.writeString(folder.resolve("hook"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new HookPanel(file, new Shell(), CLOCK);
    }

    @Test
    void a_hook_is_told_what_and_where(@TempDir Path folder) throws Exception {
        var panel = hook(folder, "echo \"$1 $(cat)\"");
        var vm = VmId.of("6695eb01-f6a4-8304-79aa-97f2502e193f");
        assertThat(panel.freeze(host("kct09")).said())
                .isEqualTo("freeze {\"host\":\"kct09\",\"lives\":{}}");
        var lives = new TreeMap<>(Map.of(vm, new HostId("spare1")));
        assertThat(panel.release(host("kct09"), lives).said())
                .isEqualTo("release {\"host\":\"kct09\",\"lives\":{\"" + vm + "\":\"spare1\"}}");
    }

    @Test
    void its_state_is_read_strictly(@TempDir Path folder) throws Exception {
        assertThat(hook(folder, "echo '{\"frozen\":true}'").state(host("a")).fact())
                .contains(new Panel(true));
        assertThat(hook(folder, "echo yes").state(host("a")).isKnown()).isFalse();
        assertThat(hook(folder, "echo '{\"frozen\":\"true\"}'").state(host("a")).isKnown())
                .isFalse();
        assertThat(hook(folder, "exit 1").state(host("a")).isKnown()).isFalse();
    }

    @Test
    void a_hook_that_fails_refuses_with_its_own_words(@TempDir Path folder) throws Exception {
        assertThat(hook(folder, "echo 'panel is down' >&2; exit 7").freeze(host("kct09")))
                .isEqualTo(new Outcome.Refused("panel is down"));
        var none = new HookPanel(folder.resolve("none"), new Shell(), CLOCK);
        assertThat(none.freeze(host("kct09"))).isInstanceOf(Outcome.NotStarted.class);
    }

    @Test
    void without_a_panel_each_state_that_is_asked_for_is_there_at_once() {
        var panel = new NoPanel(CLOCK);
        assertThat(panel.state(host("kct09")).fact()).contains(new Panel(false));
        assertThat(panel.freeze(host("kct09")))
                .isEqualTo(new Outcome.Done("no panel hook is configured"));
        assertThat(panel.state(host("kct09")).fact()).contains(new Panel(true));
        assertThat(panel.state(host("kct10")).fact()).contains(new Panel(false));
        panel.release(host("kct09"), new TreeMap<>());
        assertThat(panel.state(host("kct09")).fact()).contains(new Panel(false));
    }

    @Test
    void without_a_switch_an_uplink_is_never_known() {
        assertThat(new NoSwitches(CLOCK).uplink(host("kct09")))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown ->
                                assertThat(unknown.why().cause()).isEqualTo(Why.Cause.NOT_STARTED));
    }

    @Test
    void a_hold_stands_until_it_is_lifted_and_is_each_hosts_own(@TempDir Path folder) {
        var holds = new HoldFiles(folder.resolve("new/holds"), CLOCK);
        assertThat(holds.hold(host("kct09")).fact()).contains(new ReturnHold(false));
        assertThat(holds.place(host("kct09"))).isInstanceOf(Outcome.Done.class);
        assertThat(holds.place(host("kct09"))).isInstanceOf(Outcome.Done.class);
        var again = new HoldFiles(folder.resolve("new/holds"), CLOCK);
        assertThat(again.hold(host("kct09")).fact()).contains(new ReturnHold(true));
        assertThat(again.hold(host("kct10")).fact()).contains(new ReturnHold(false));
        assertThat(again.lift(host("kct09"))).isInstanceOf(Outcome.Done.class);
        assertThat(holds.hold(host("kct09")).fact()).contains(new ReturnHold(false));
        assertThat(holds.lift(host("kct09"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_hold_that_cannot_be_written_is_not_done(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(new HoldFiles(file, CLOCK).place(host("kct09")))
                .isInstanceOf(Outcome.Refused.class);
    }
}
