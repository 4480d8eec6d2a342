package dev.lifeboat.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Time since the kernel booted, suspended time included. Unlike the wall clock it never jumps, and
/// unlike the monotonic clock it goes on while the machine or its virtual machine is stopped.
final class BootClock {
    private static final Path UPTIME = Path.of("/proc/uptime");

    private BootClock() {}

    /// Counted from the epoch, so that it compares like a time.
    static Instant now() {
        try {
            var text = Files.readString(UPTIME);
            var hundredths = text.substring(0, text.indexOf(' ')).replace(".", "");
            return Instant.ofEpochMilli(Long.parseLong(hundredths) * 10);
        } catch (IOException e) {
            throw new UncheckedIOException("a Linux kernel has " + UPTIME, e);
        }
    }
}
