package dev.lifeboat.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One at a time opens a run or plans one anew: two processes by the file's lock, two threads of
/// one process by ours (a file's lock is the whole process's).
final class FileTurn implements AutoCloseable {
    /// Whoever has it reads the runs and writes an entry, which takes milliseconds. Longer, and it
    /// was stopped in the middle of it.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final ReentrantLock HERE = new ReentrantLock();

    private final FileChannel file;
    private final FileLock lock;

    private FileTurn(FileChannel file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /// Whether this thread has it already.
    static boolean isMine() {
        return HERE.isHeldByCurrentThread();
    }

    static FileTurn take(Path path) throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (!HERE.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw taken(path);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw taken(path);
        }
        try {
            var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new FileTurn(file, lock(file, path, until));
        } catch (IOException | RuntimeException e) {
            HERE.unlock();
            throw e;
        }
    }

    private static FileLock lock(FileChannel file, Path path, long until) throws IOException {
        try {
            while (true) {
                var lock = file.tryLock();
                if (lock != null) {
                    return lock;
                }
                if (System.nanoTime() > until) {
                    throw taken(path);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            file.close();
            throw taken(path);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static IOException taken(Path path) {
        return new IOException(
                "another lifeboat has been opening a run for "
                        + PATIENCE.toSeconds()
                        + " s; see who it is: fuser "
                        + path
                        + "; end it, then the same again");
    }

    @Override
    public void close() throws IOException {
        try (file;
                lock) {
            return;
        } finally {
            HERE.unlock();
        }
    }
}
