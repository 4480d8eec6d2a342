package dev.lifeboat.drivers.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.drivers.Samples;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleReaderTest {
    private static BootStage stage(String text) {
        return ConsoleReader.read(text).stage();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "console-up.log, UP",
        "console-checking.log, CHECKING_DISK",
        "console-blocked.log, BLOCKED_ON_DISK",
        "console-no-root-device.log, EMERGENCY",
        "console-clean.log, MOUNTING",
    })
    void recorded_boots_are_where_they_were(String sample, BootStage expected) {
        assertThat(stage(Samples.read(sample))).isEqualTo(expected);
    }

    @Test
    void the_percent_is_the_last_one_shown() {
        var bar =
                "Will now check root file system\n\u0001root: |===      |  5.4%   \r\u0002"
                        + "root: |======   | 46.7%   \r";
        assertThat(ConsoleReader.read(bar).percent()).isEqualTo(OptionalInt.of(46));
        var sum =
                "\rChecking in progress on 2 disks (0.0% complete)\r"
                        + "\rChecking in progress on 1 disk (71.6% complete)\r";
        assertThat(ConsoleReader.read(sum).stage()).isEqualTo(BootStage.CHECKING_DISK);
        assertThat(ConsoleReader.read(sum).percent()).isEqualTo(OptionalInt.of(71));
    }

    @Test
    void a_percent_belongs_to_a_check_that_still_runs() {
        var done = "Checking in progress on 1 disk (99.0% complete)\r\nweb login: ";
        assertThat(ConsoleReader.read(done).percent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You are in emergency mode. After logging in",
                "Press Enter for maintenance",
                "Give root password for maintenance",
                "ALERT!  UUID=5eed does not exist.  Dropping to a shell!",
                "/dev/sda: UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY.",
                "BusyBox v1.35\n(initramfs) ",
                "dracut:/# ",
                "error: no such device\ngrub rescue> ",
            })
    void a_guest_that_waits_for_a_person_is_an_emergency(String text) {
        assertThat(stage("Linux version 6.1\n" + text)).isEqualTo(BootStage.EMERGENCY);
    }

    @Test
    void a_hung_task_is_a_blocked_disk_until_something_later_shows_progress() {
        var hung =
                """
                [/sbin/fsck.ext4 (1) -- /dev/vda] fsck.ext4 -a
                [  123.8] INFO: task fsck.ext4:169 blocked for more than 92 seconds.
                [  123.9] task:fsck.ext4 state:D stack:0
                [  124.0] </TASK>
                """;
        assertThat(stage(hung)).isEqualTo(BootStage.BLOCKED_ON_DISK);
        assertThat(stage(hung + "db login: ")).isEqualTo(BootStage.UP);
    }

    @Test
    void a_panic_is_a_panic_until_the_machine_starts_again() {
        var panic = "db login: \n[ 9.1] Kernel panic - not syncing: VFS: Unable to mount root fs";
        assertThat(stage(panic)).isEqualTo(BootStage.PANIC);
        assertThat(stage(panic + "\nLinux version 6.1.0 (debian)")).isEqualTo(BootStage.KERNEL);
    }

    @Test
    void what_an_earlier_start_printed_does_not_count() {
        assertThat(stage("old login: \nSeaBIOS (version 1.16.2)\nBooting from Hard Disk..."))
                .isEqualTo(BootStage.KERNEL);
    }

    @Test
    void nothing_printed_is_silent() {
        assertThat(stage("")).isEqualTo(BootStage.SILENT);
        assertThat(stage("\r\n \u001b[2J\u001b[H\u0000")).isEqualTo(BootStage.SILENT);
    }

    @Test
    void someones_last_login_is_no_prompt() {
        assertThat(stage("Last login: Mon Nov 23")).isEqualTo(BootStage.KERNEL);
        assertThat(stage("kct09 login: ")).isEqualTo(BootStage.UP);
    }

    @Test
    void the_last_line_is_plain_text_whatever_was_sent() {
        var line =
                ConsoleReader.read("\u001b[0;1;31mFailed\u001b[0m to start\u0007 \u202ex\r\n\r")
                        .line();
        assertThat(line).isEqualTo("Failed to start ?x");
        var title = ConsoleReader.read("\u001b]0;rm -rf /\u0007harmless").line();
        assertThat(title).isEqualTo("harmless");
    }

    @Test
    void a_tail_cut_anywhere_is_still_read() {
        var whole = Samples.read("console-blocked.log");
        for (var from = 0; from < whole.length(); from += 211) {
            assertThat(ConsoleReader.read(whole.substring(from)).stage()).isNotNull();
        }
    }

    @Test
    void hostile_text_is_read_in_linear_time() {
        var line = "|" + "=".repeat(60_000);
        assertThat(stage(line)).isEqualTo(BootStage.KERNEL);
        assertThat(stage("\u001b[".repeat(30_000))).isNotNull();
        assertThat(stage("\u001b]".repeat(30_000))).isNotNull();
    }
}
