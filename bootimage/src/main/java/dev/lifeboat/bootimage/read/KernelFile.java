package dev.lifeboat.bootimage.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The version of a kernel: that of the folder in which its modules must lie.
public final class KernelFile {
    /// Documentation/arch/x86/boot.rst: a magic number, and where the version's text is, counted
    /// from behind the boot sector.
    private static final int MAGIC_AT = 0x202;

    private static final int MAGIC = 0x53726448;
    private static final int POINTER_AT = 0x20e;
    private static final int BOOT_SECTOR_BYTES = 0x200;
    private static final int HEADER_BYTES = 0x210;

    /// `uname -r` has 64 letters at most; behind it comes who built it.
    private static final int RELEASE_LETTERS = 64;

    private KernelFile() {}

    /// What a file says of itself.
    public sealed interface Version {}

    /// @param release as `uname -r` prints it
    public record Known(String release) implements Version {}

    public record Unknown(String why) implements Version {}

    /// Of a bzImage, or of the one in a unified kernel image.
    public static Version version(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Unknown(file + " is not a file");
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var executable = Executable.in(channel);
            var release =
                    executable.isPresent()
                            ? versionOf(channel, executable.get())
                            : release(channel, 0);
            return release.<Version>map(Known::new)
                    .orElseGet(() -> new Unknown(file + " is not a kernel that tells its version"));
        } catch (NoSuchFileException e) {
            return new Unknown("there is no file " + file);
        } catch (AccessDeniedException e) {
            return new Unknown("no permission to read " + file);
        } catch (IOException e) {
            return new Unknown(file + " cannot be read: " + e.getMessage());
        }
    }

    /// A kernel with an EFI stub is itself such a file.
    static Optional<String> versionOf(FileChannel channel, Executable executable)
            throws IOException {
        var uname = executable.text(channel, ".uname");
        if (!uname.isEmpty()) {
            return Optional.of(uname);
        }
        var linux = executable.section(".linux");
        return release(channel, linux.isPresent() ? linux.get().begin() : 0);
    }

    private static Optional<String> release(FileChannel channel, long kernel) throws IOException {
        var header = Executable.bytes(channel, kernel, HEADER_BYTES);
        if (header.remaining() < HEADER_BYTES || header.getInt(MAGIC_AT) != MAGIC) {
            return Optional.empty();
        }
        var pointer = header.getShort(POINTER_AT) & 0xffff;
        if (pointer == 0) {
            return Optional.empty();
        }
        var text =
                Executable.bytes(
                        channel, kernel + BOOT_SECTOR_BYTES + pointer, RELEASE_LETTERS + 1);
        var release = new StringBuilder();
        while (text.hasRemaining()) {
            var letter = (char) (text.get() & 0xff);
            if (letter == ' ' || letter == 0) {
                return Optional.of(release.toString()).filter(found -> !found.isEmpty());
            }
            if (letter < 0x21 || letter > 0x7e) {
                return Optional.empty();
            }
            release.append(letter);
        }
        return Optional.empty();
    }
}
