package dev.lifeboat.drivers.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a program has written to one of its streams so far, up to a limit.
final class Gathered {
    /// A pipe holds 64 KiB (pipe(7)): reading in such pieces takes what is there.
    private static final int PIECE = 64 * 1024;

    private final OutputStream into;
    private final long longest;
    private long taken;
    private boolean tooLong;
    private Optional<String> trouble = Optional.empty();

    /// @param longest in bytes
    Gathered(OutputStream into, long longest) {
        this.into = into;
        this.longest = longest;
    }

    static Gathered inMemory(long longest) {
        return new Gathered(new ByteArrayOutputStream(), longest);
    }

    long longest() {
        return longest;
    }

    /// Reads to the end, or until it is too long or cannot be kept; then only the program's end is
    /// waited for.
    void readAll(InputStream from, Runnable whenTooLong) {
        var piece = new byte[PIECE];
        try (from) {
            var n = from.read(piece);
            while (n >= 0 && add(piece, n, whenTooLong)) {
                n = from.read(piece);
            }
        } catch (IOException gone) {
            // The pipe of a killed program: what came before stands, and its exit code tells.
            return;
        }
    }

    private boolean add(byte[] piece, int length, Runnable whenTooLong) {
        synchronized (this) {
            tooLong = taken + length > longest;
            if (!tooLong && write(piece, length)) {
                taken += length;
                return true;
            }
        }
        whenTooLong.run();
        return false;
    }

    private boolean write(byte[] piece, int length) {
        try {
            into.write(piece, 0, length);
            return true;
        } catch (IOException full) {
            trouble = Optional.of(String.valueOf(full.getMessage()));
            return false;
        }
    }

    synchronized boolean isTooLong() {
        return tooLong;
    }

    /// Why what it wrote could not be kept.
    synchronized Optional<String> trouble() {
        return trouble;
    }

    /// Of what is in memory. Bytes that are no UTF-8 become U+FFFD: what a part prints is not
    /// trusted to be text.
    synchronized String text() {
        return into instanceof ByteArrayOutputStream bytes
                ? bytes.toString(StandardCharsets.UTF_8)
                : "";
    }
}
