package dev.lifeboat.bootimage.verdict;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Says of which version a kernel's file is.
public final class KernelFile {
    private static final byte[] SETUP = "HdrS".getBytes(StandardCharsets.US_ASCII);
    private static final int SETUP_AT = 0x202;
    private static final int VERSION_AT = 0x20e;
    private static final int VERSION_FROM = 0x200;

    /// Of a version text; Linux allows 64 for its own part.
    private static final int LONGEST = 128;

    private KernelFile() {}

    /// The version in the header of an x86 kernel; empty where there is none. Source: Linux
    /// `Documentation/arch/x86/boot.rst`, field kernel_version.
    ///
    /// @param beginning of the file, at least 64 KiB of it or all
    public static Optional<String> version(byte[] beginning) {
        if (beginning.length < VERSION_AT + 2 || !setup(beginning)) {
            return Optional.empty();
        }
        var low = beginning[VERSION_AT] & 0xFF;
        var high = beginning[VERSION_AT + 1] & 0xFF;
        var at = (high << Byte.SIZE) + low + VERSION_FROM;
        var end = at;
        while (end < beginning.length && end - at < LONGEST && beginning[end] > ' ') {
            end++;
        }
        return end == at || at == VERSION_FROM
                ? Optional.empty()
                : Optional.of(new String(beginning, at, end - at, StandardCharsets.US_ASCII));
    }

    private static boolean setup(byte[] bytes) {
        for (var i = 0; i < SETUP.length; i++) {
            if (bytes[SETUP_AT + i] != SETUP[i]) {
                return false;
            }
        }
        return true;
    }
}
