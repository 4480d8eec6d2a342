package dev.lifeboat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recoveries that take too long for every change: `./build verify --all`.
@Tag("lab")
@Tag("all")
class ManyRecoveriesLabTest {
    private static final int ASKS = 5;

    /// A target that dies raises a question or two; more would be a circle.
    private static final int QUESTIONS_AT_MOST = 5;

    private static final Pattern NEW_PLAN = Pattern.compile("(?m)^ *(\\d)  make a new plan");
    private static final Pattern QUESTION = Pattern.compile("needs you, q(\\d+)");

    @TempDir Path scratch;

    /// `blacklist` is the permission of before Ceph Pacific, which newer clients cannot use.
    @ParameterizedTest
    @ValueSource(strings = {"blacklist", "new"})
    void whatever_its_key_may_do(String caps) throws IOException, InterruptedException {
        Site.begin(caps);
        Site.hang();
        assertThat(Site.go()).isZero();
        Site.everyGuestIsProven();
        Site.noRecordIsLostOrMixed();
    }

    @Test
    void a_host_that_lost_its_power_and_its_bmc_is_asked_about()
            throws IOException, InterruptedException {
        Site.begin("old");
        Shell.lab("bmc", "kct09", "--how", "dead");
        Shell.lab("cut", "kct09", "--how", "power");
        assertThat(Site.go()).isEqualTo(ASKS);
        assertThat(Site.run("answer", "q1", "3", "--type=kct09").code()).isZero();
        Site.everyGuestIsProven();
        Site.noRecordIsLostOrMixed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fence", "power-off", "break-lock", "define", "start", "restore", "hold"})
    void a_controller_killed_in_this_step_loses_nothing(String step)
            throws IOException, InterruptedException {
        Site.begin("old");
        Site.hang();
        var controller = Shell.begin(scratch.resolve("go"), "go", "kct09", "--confirm=kct09");
        Site.kill(controller, step);
        assertThat(Site.run("resume").code()).isZero();
        Site.everyGuestIsProven();
        Site.noRecordIsLostOrMixed();
    }

    @Test
    void a_target_that_dies_mid_run_is_planned_around() throws IOException, InterruptedException {
        Site.begin("old");
        Site.hang();
        var output = scratch.resolve("go");
        var controller = Shell.begin(output, "go", "kct09", "--confirm=kct09");
        LabState.await("a start was intended", LabState.intends("start"));
        Shell.lab("cut", "kct10", "--how", "power");
        var code = controller.waitFor();
        var said = Files.readString(output);
        for (var asked = 0; code == ASKS && asked < QUESTIONS_AT_MOST; asked++) {
            var answered = Site.run("answer", "q" + last(QUESTION, said), last(NEW_PLAN, said));
            code = answered.code();
            said = answered.out();
        }
        assertThat(code).isZero();
        Site.everyGuestIsProven();
    }

    private static String last(Pattern pattern, String text) {
        var found = pattern.matcher(text).results().toList();
        assertThat(found).as("%s in:%n%s", pattern, text).isNotEmpty();
        return found.getLast().group(1);
    }
}
