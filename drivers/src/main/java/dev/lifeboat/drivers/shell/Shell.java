package dev.lifeboat.drivers.shell;

import dev.lifeboat.drivers.access.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs programs: each with a limit, a bounded answer, and no way to hold a thread for ever.
public final class Shell {
    /// Programs that run at the same time, whatever they are aimed at. A `ceph` or `fence_*` is a
    /// Python process of 30 to 60 MiB; this many stay within 4 GiB.
    static final int PROGRAMS_AT_ONCE = 64;

    /// Longest answer in bytes on each stream. `ceph osd dump` of 1,000 OSDs is about 2 MiB.
    static final int LONGEST_ANSWER = 16 * 1024 * 1024;

    /// How long a call waits for others. A host with 200 guests that needs 2 s for each answer is
    /// through in 100 s; of one that hangs nobody waits, since its circuit opens.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// How long the last bytes may take to arrive after a program's end. They are in the pipe
    /// already; only something that it left running can keep the pipe open longer.
    private static final Duration DRAIN = Duration.ofSeconds(1);

    /// A killed program may have forked between being listed and being killed: look again this
    /// often.
    private static final int KILL_ROUNDS = 3;

    private final Semaphore programs = new Semaphore(PROGRAMS_AT_ONCE, true);
    private final Circuits circuits;
    private final int longestAnswer;
    private final Set<String> withheld;
    private final ExecutorService pipes =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("pipe-", 0).factory());

    public Shell() {
        this(Set.of());
    }

    /// @param withheld variables of our environment that no program gets, because secrets are in
    ///   them: each gets only its own, as its command says
    public Shell(Set<String> withheld) {
        this(new Circuits(PATIENCE), LONGEST_ANSWER, withheld);
    }

    Shell(Circuits circuits, int longestAnswer) {
        this(circuits, longestAnswer, Set.of());
    }

    private Shell(Circuits circuits, int longestAnswer, Set<String> withheld) {
        this.circuits = circuits;
        this.longestAnswer = longestAnswer;
        this.withheld = Set.copyOf(withheld);
    }

    /// Waits for a free place, then runs it for at most `limit`.
    public Ended run(Target target, Command command, Duration limit) {
        return circuits.call(
                target, limit, () -> inPlace(command, limit, Gathered.inMemory(longestAnswer)));
    }

    /// The same with what it prints in a file, which is made anew. Bytes, not text.
    ///
    /// @param longest in bytes
    public Ended into(Path file, long longest, Target target, Command command, Duration limit) {
        return circuits.call(target, limit, () -> inPlace(command, limit, file, longest));
    }

    private Ended inPlace(Command command, Duration limit, Path file, long longest)
            throws InterruptedException {
        try (var into = Files.newOutputStream(file)) {
            var out = new Gathered(into, longest);
            var ended = inPlace(command, limit, out);
            return out.trouble()
                    .<Ended>map(why -> new Ended.NotStarted("cannot write " + file + ": " + why))
                    .orElse(ended);
        } catch (IOException cannot) {
            return new Ended.NotStarted("cannot write " + file + ": " + cannot.getMessage());
        }
    }

    private Ended inPlace(Command command, Duration limit, Gathered out)
            throws InterruptedException {
        if (!programs.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Ended.NotStarted(PROGRAMS_AT_ONCE + " programs are running already");
        }
        try {
            return start(command, limit, out);
        } finally {
            programs.release();
        }
    }

    private Ended start(Command command, Duration limit, Gathered out) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var builder = new ProcessBuilder(command.argv());
        builder.environment().keySet().removeAll(withheld);
        // Programs are read by machines here: no translations, no colours.
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LANGUAGE", "C");
        builder.environment().putAll(command.revealed());
        Process process;
        try {
            process = builder.start();
        } catch (IOException cannot) {
            return new Ended.NotStarted(
                    "cannot run " + command.argv().getFirst() + ": " + cannot.getMessage());
        }
        try {
            pipes.execute(() -> feed(process.getOutputStream(), command.stdin()));
            return waitFor(process, out, limit, deadline);
        } finally {
            if (process.isAlive()) {
                kill(process);
            }
        }
    }

    private Ended waitFor(Process process, Gathered out, Duration limit, long deadline)
            throws InterruptedException {
        var err = Gathered.inMemory(longestAnswer);
        Runnable whenTooLong = () -> kill(process);
        var read =
                List.of(
                        pipes.submit(() -> out.readAll(process.getInputStream(), whenTooLong)),
                        pipes.submit(() -> err.readAll(process.getErrorStream(), whenTooLong)));
        if (!process.waitFor(left(deadline), TimeUnit.NANOSECONDS)) {
            kill(process);
            return new Ended.TimedOut(limit);
        }
        var drained = System.nanoTime() + DRAIN.toNanos();
        for (var one : read) {
            try {
                one.get(left(drained), TimeUnit.NANOSECONDS);
            } catch (TimeoutException heldOpen) {
                // By a process that it left behind: what it wrote itself is there.
                break;
            } catch (ExecutionException broken) {
                throw new IllegalStateException("reading a program's output", broken);
            }
        }
        for (var one : List.of(out, err)) {
            if (one.isTooLong()) {
                return new Ended.TooLong(one.longest());
            }
        }
        return new Ended.Exited(process.exitValue(), out.text(), err.text());
    }

    private static void feed(OutputStream into, Optional<Secret> stdin) {
        try (into) {
            if (stdin.isPresent()) {
                into.write(stdin.get().reveal(text -> text.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException closed) {
            // It ended without reading everything; its exit code says whether that is bad.
            return;
        }
    }

    private static void kill(Process process) {
        for (var round = 0; round < KILL_ROUNDS; round++) {
            var below = process.descendants().toList();
            process.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
            if (below.isEmpty()) {
                return;
            }
        }
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }
}
