package dev.lifeboat.drivers.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a program has written to one of its streams so far, up to a limit.
final class Gathered {
    /// A pipe holds 64 KiB (pipe(7)): reading in such pieces takes what is there.
    private static final int PIECE = 64 * 1024;

    private final int limit;
    private final Runnable whenTooLong;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLong;

    Gathered(int limit, Runnable whenTooLong) {
        this.limit = limit;
        this.whenTooLong = whenTooLong;
    }

    /// Reads to the end, or until it is too long; then only the program's end is waited for.
    void readAll(InputStream from) {
        var piece = new byte[PIECE];
        try (from) {
            var n = from.read(piece);
            while (n >= 0 && add(piece, n)) {
                n = from.read(piece);
            }
        } catch (IOException gone) {
            // The pipe of a killed program: what came before stands, and its exit code tells.
            return;
        }
    }

    private boolean add(byte[] piece, int length) {
        synchronized (this) {
            if (bytes.size() + length <= limit) {
                bytes.write(piece, 0, length);
                return true;
            }
            tooLong = true;
        }
        whenTooLong.run();
        return false;
    }

    synchronized boolean isTooLong() {
        return tooLong;
    }

    /// Bytes that are no UTF-8 become U+FFFD: what a part prints is not trusted to be text.
    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
