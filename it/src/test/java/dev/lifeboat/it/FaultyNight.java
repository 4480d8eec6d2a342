package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// One night on which kct09 hangs, and each fault that was left is in turn what Lifeboat meets
/// first. A run that asks for a person is aborted, so that the next one meets the same dead host.
final class FaultyNight {
    private static final Pattern ASKED = Pattern.compile("lifeboat run (\\S+) answer");

    private static final String QUESTION = "cannot tell whether kct09 still speaks for its guests";

    /// What a run says of a power that it was seen to cut.
    private static final String CUT = "asks the BMC to cut the power of kct09";

    private static final String REFUSED = "Cannot send after transport endpoint shutdown";

    private FaultyNight() {}

    /// It cannot say that the host is off: nothing is started.
    static String withBmc(Path site, String because) throws IOException, InterruptedException {
        var others = boots("kct10");
        var asked = Shell.lifeboat(site, "go", "kct09", "--confirm=kct09", "--plain");
        assertThat(asked.code()).as("it asks").isEqualTo(5);
        assertThat(FaultTable.words(asked.out()))
                .contains(QUESTION, because)
                .doesNotContain(CUT)
                .doesNotContain("started on");
        assertThat(boots("kct10")).as("the power of kct10").isEqualTo(others);
        var run = ASKED.matcher(asked.out());
        assertThat(run.find()).isTrue();
        assertThat(Shell.lifeboat("run", run.group(1), "abort").code()).isEqualTo(3);
        return "`lifeboat go` cuts nobody's power, starts nothing and waits for a person: "
                + QUESTION;
    }

    /// A new one with each power-on.
    private static String boots(String host) throws IOException, InterruptedException {
        return Shell.onHost(host, "cat /proc/sys/kernel/random/boot_id").out();
    }

    /// What ready said of the guests that have no place.
    static String onHostsThatAreFull(Path site, String because)
            throws IOException, InterruptedException {
        var plan = Shell.lifeboat(site, "plan", "kct09");
        assertThat(FaultTable.words(plan.out()))
                .contains("not in the plan " + because.replace("web-1:", "web-1"));
        var over = Shell.lifeboat(site, "go", "kct09", "--confirm=kct09", "--plain");
        assertThat(over.out()).contains(CUT, "started on", "some of it was left undone");
        assertThat(FaultTable.words(over.out()))
                .contains("2 well, 2 not", "web-1 not started", "web-2 not started");
        return "`lifeboat go` brings two of four guests back and leaves web-1 and web-2: \"not started\"";
    }

    /// Its guest was brought to kct10, where it is well; now somebody presses the power button.
    static String startedAgain(String guest) throws IOException, InterruptedException {
        assertThat(Shell.lab("restore", "kct09").code()).isZero();
        var log = "cat /var/log/libvirt/qemu/" + guest + ".log";
        Patience.until(
                guest + " is refused its disk",
                () -> Shell.onHost("kct09", log).out().contains(REFUSED));
        assertThat(Shell.virsh("kct09", "domstate", guest).out()).contains("shut off");
        assertThat(Shell.virsh("kct10", "domstate", guest).out()).contains("running");
        return "brought there by Lifeboat, it cannot start on kct09: " + REFUSED;
    }
}
