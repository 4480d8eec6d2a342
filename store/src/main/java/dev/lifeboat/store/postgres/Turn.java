package dev.lifeboat.store.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// One at a time starts or stops the server of a folder: two processes by the file's lock, two
/// threads of one process by ours (a file's lock is the whole process's).
///
/// Waits as long as the other needs, which has limits itself.
final class Turn implements AutoCloseable {
    private static final ReentrantLock HERE = new ReentrantLock();

    private final FileChannel file;
    private final FileLock lock;

    private Turn(FileChannel file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    static Turn take(Path home) throws IOException {
        HERE.lock();
        try {
            var file =
                    FileChannel.open(
                            home.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return new Turn(file, file.lock());
        } catch (IOException e) {
            HERE.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        // Our own lock last: a thread that gets it asks for the file's.
        try (file;
                lock) {
            return;
        } finally {
            HERE.unlock();
        }
    }
}
