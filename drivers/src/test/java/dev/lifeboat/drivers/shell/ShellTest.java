package dev.lifeboat.drivers.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeboat.drivers.access.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellTest {
    /// For what must simply happen; a busy machine needs seconds to start a process.
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir Path begunFolder;

    private final AtomicLong nanos = new AtomicLong();
    private final Shell shell = new Shell(new Circuits(nanos::get, SHORT), 10_000);

    private static Command sh(String script) {
        return Command.of("sh", "-c", script);
    }

    private Ended run(String target, String script, Duration limit) {
        return shell.run(Target.of(target), sh(script), limit);
    }

    @Test
    void streams_and_exit_code_are_kept_apart() {
        assertThat(run("a", "echo out; echo err >&2; exit 3", LONG))
                .isEqualTo(new Ended.Exited(3, "out\n", "err\n"));
    }

    @Test
    void a_variable_with_a_secret_is_inherited_by_no_program() {
        assertThat(System.getenv()).containsKey("HOME");
        var ended =
                new Shell(Set.of("HOME"))
                        .run(Target.of("a"), sh("echo ${HOME-none} ${PATH:+some}"), LONG);
        assertThat(ended).isEqualTo(new Ended.Exited(0, "none some\n", ""));
    }

    @Test
    void a_program_that_does_not_exist_was_never_started() {
        assertThat(shell.run(Target.of("a"), Command.of("/no/such/program"), LONG))
                .isInstanceOfSatisfying(
                        Ended.NotStarted.class,
                        ended -> assertThat(ended.reason()).contains("/no/such/program"));
    }

    @Test
    void a_program_that_hangs_is_killed_with_all_that_it_started() throws Exception {
        var begun = System.nanoTime();
        var ended = run("a", "sleep 987654 & sleep 987654", SHORT);
        assertThat(ended).isEqualTo(new Ended.TimedOut(SHORT));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(process ->
                        process.isAlive()
                                && process.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains("sleep 987654"));
    }

    @Test
    void a_child_that_keeps_the_pipe_open_holds_nobody() {
        assertThat(run("a", "(sleep 5 &) ; echo here", LONG))
                .isEqualTo(new Ended.Exited(0, "here\n", ""));
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        assertThat(run("a", "yes", LONG)).isEqualTo(new Ended.TooLong(10_000));
        assertThat(run("a", "yes >&2", LONG)).isEqualTo(new Ended.TooLong(10_000));
    }

    @Test
    void an_answer_in_a_file_keeps_its_bytes_up_to_a_limit(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("answer");
        var bytes = sh("printf '\\377\\0\\376'; echo said >&2");
        assertThat(shell.into(file, 3, Target.of("a"), bytes, LONG))
                .isEqualTo(new Ended.Exited(0, "", "said\n"));
        assertThat(Files.readAllBytes(file)).containsExactly(0xff, 0, 0xfe);
        assertThat(shell.into(file, 2, Target.of("a"), bytes, LONG))
                .isEqualTo(new Ended.TooLong(2));
        var full = shell.into(Path.of("/dev/full"), 9, Target.of("a"), bytes, LONG);
        assertThat(full)
                .isEqualTo(new Ended.NotStarted("cannot write /dev/full: No space left on device"));
        assertThat(shell.into(folder.resolve("no/file"), 9, Target.of("b"), bytes, LONG))
                .isInstanceOf(Ended.NotStarted.class);
    }

    @Test
    void secrets_go_by_environment_and_standard_input() {
        var command = sh("echo $WORD; cat").with("WORD", Secret.of("one")).reading("two");
        assertThat(command.toString()).doesNotContain("one").doesNotContain("two");
        assertThat(shell.run(Target.of("a"), command, LONG))
                .isEqualTo(new Ended.Exited(0, "one\ntwo", ""));
    }

    @Test
    void a_program_that_does_not_read_its_input_ends_all_the_same() {
        var much = Command.of("true").reading("x".repeat(1_000_000));
        assertThat(shell.run(Target.of("a"), much, LONG)).isEqualTo(new Ended.Exited(0, "", ""));
    }

    @Test
    void bytes_that_are_no_text_are_replaced() {
        assertThat(run("a", "printf '\\377\\0a'", LONG))
                .isEqualTo(new Ended.Exited(0, "\ufffd\u0000a", ""));
    }

    @Test
    void a_target_that_hangs_twice_is_left_alone_for_a_while_and_then_tried_again() {
        run("hung", "sleep 100", SHORT);
        run("hung", "sleep 100", SHORT);
        assertThat(run("hung", "echo never", LONG)).isInstanceOf(Ended.NotStarted.class);
        assertThat(run("other", "echo fine", LONG)).isInstanceOf(Ended.Exited.class);
        nanos.addAndGet(Circuit.OPEN_FOR.toNanos());
        assertThat(run("hung", "echo again", LONG)).isInstanceOf(Ended.Exited.class);
        assertThat(run("hung", "echo well", LONG)).isInstanceOf(Ended.Exited.class);
    }

    @Test
    void a_target_that_still_hangs_when_tried_again_is_left_alone_again() {
        run("hung", "sleep 100", SHORT);
        run("hung", "sleep 100", SHORT);
        nanos.addAndGet(Circuit.OPEN_FOR.toNanos());
        assertThat(run("hung", "sleep 100", SHORT)).isInstanceOf(Ended.TimedOut.class);
        assertThat(run("hung", "echo never", LONG)).isInstanceOf(Ended.NotStarted.class);
    }

    @Test
    void a_stuck_guest_does_not_hide_its_host() {
        var host = Target.of("host");
        var guest = host.part("guest");
        shell.run(guest, sh("sleep 100"), SHORT);
        shell.run(guest, sh("sleep 100"), SHORT);
        assertThat(shell.run(guest, sh("true"), LONG)).isInstanceOf(Ended.NotStarted.class);
        assertThat(shell.run(host, sh("true"), LONG)).isInstanceOf(Ended.Exited.class);
        assertThat(shell.run(host.part("another"), sh("true"), LONG))
                .isInstanceOf(Ended.Exited.class);
    }

    @Test
    void a_hung_host_hides_its_guests() {
        var host = Target.of("host");
        shell.run(host, sh("sleep 100"), SHORT);
        shell.run(host, sh("sleep 100"), SHORT);
        assertThat(shell.run(host.part("guest"), sh("true"), LONG))
                .isInstanceOf(Ended.NotStarted.class);
    }

    @Test
    void calls_to_one_target_wait_for_each_other_and_not_for_ever() throws Exception {
        occupy(Target.of("busy"), 4);
        assertThat(run("busy", "true", LONG)).isInstanceOf(Ended.NotStarted.class);
        assertThat(run("other", "true", LONG)).isInstanceOf(Ended.Exited.class);
    }

    @Test
    void waiting_for_others_is_no_part_of_the_limit() throws Exception {
        var patient = new Shell(new Circuits(nanos::get, LONG), 10_000);
        occupy(patient, Target.of("busy"), 2);
        assertThat(patient.run(Target.of("busy"), sh("sleep 0.1"), SHORT))
                .isInstanceOf(Ended.Exited.class);
    }

    @Test
    void a_question_about_a_host_does_not_wait_behind_its_guests() throws Exception {
        var host = Target.of("host");
        occupy(host.part("guest"), 4);
        assertThat(shell.run(host.part("another"), sh("true"), LONG))
                .isInstanceOf(Ended.NotStarted.class);
        assertThat(shell.run(host, sh("true"), LONG)).isInstanceOf(Ended.Exited.class);
    }

    private void occupy(Target target, int seconds) throws Exception {
        occupy(shell, target, seconds);
    }

    /// Makes as many calls as go at once, and returns when all have begun.
    private void occupy(Shell patient, Target target, int seconds) throws Exception {
        for (var i = 0; i < Circuit.CALLS_AT_ONCE; i++) {
            var begun = sh("touch " + begunFolder.resolve("" + i) + "; sleep " + seconds);
            Thread.ofVirtual().start(() -> patient.run(target, begun, LONG));
        }
        for (var i = 0; i < Circuit.CALLS_AT_ONCE; i++) {
            while (!Files.exists(begunFolder.resolve("" + i))) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    @Test
    void a_command_in_a_network_namespace_keeps_its_words_and_secrets() {
        var command = Command.of("fping", "-a").reading("s").within(Optional.of("ops"));
        assertThat(command.argv())
                .containsExactly("nsenter", "--net=/run/netns/ops", "--", "fping", "-a");
        assertThat(command.stdin()).isPresent();
        assertThat(Command.of("fping").within(Optional.empty()).argv()).containsExactly("fping");
    }
}
