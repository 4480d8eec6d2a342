package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.BootImage.Unified;
import dev.lifeboat.bootimage.unpack.Tape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Reads an initramfs, or the one in a unified kernel image. Bad bytes are an answer, never an
/// exception, and what they can cost is limited.
public final class ImageReader {
    private ImageReader() {}

    public static Read read(Path file) {
        return Files.isRegularFile(file) || Files.notExists(file) ? open(file) : notAFile(file);
    }

    /// Asked before it is opened: to open a pipe is to wait for who writes into it.
    private static Read notAFile(Path file) {
        return new Read.NotRead(
                file + (Files.isDirectory(file) ? " is a folder, not a file" : " is not a file"));
    }

    private static Read open(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Unpacker.UNPACKED_BYTES) {
                return new Read.NotRead(
                        "%s has %d GiB, and no image has %d"
                                .formatted(
                                        file, channel.size() >> 30, Unpacker.UNPACKED_BYTES >> 30));
            }
            var executable = Executable.in(channel);
            return executable.isPresent()
                    ? unified(file, channel, executable.get())
                    : plain(channel);
        } catch (NoSuchFileException e) {
            return new Read.NotRead("there is no file " + file);
        } catch (AccessDeniedException e) {
            return new Read.NotRead("no permission to read " + file);
        } catch (IOException e) {
            return new Read.NotRead(file + " cannot be read: " + e.getMessage());
        }
    }

    private static Read plain(FileChannel channel) throws IOException {
        var unpacker = new Unpacker();
        var flaw = unpacker.unpack(new Tape(channel, 0, channel.size()));
        return outcome(unpacker, flaw, Optional.empty());
    }

    /// What the stub hands to the kernel: microcode first, then the initramfs (systemd-stub(7)).
    private static Read unified(Path file, FileChannel channel, Executable executable)
            throws IOException {
        var initrd = executable.section(".initrd");
        if (initrd.isEmpty()) {
            return new Read.NotRead(
                    executable.section(".linux").isPresent()
                            ? file + " is a unified kernel image without an initramfs"
                            : file + " is a program, such as a kernel, and not an image");
        }
        var texts =
                new Unified(
                        executable.text(channel, ".cmdline"),
                        KernelFile.versionOf(channel, executable).orElse(""));
        var unpacker = new Unpacker();
        if (executable.profiles() > 1) {
            unpacker.remark(
                    "of %d profiles, this is the first".formatted(executable.profiles()),
                    initrd.get().begin());
        }
        var flaw = Optional.<Flaw>empty();
        var microcode = executable.section(".ucode");
        if (microcode.isPresent()) {
            flaw = unpacker.unpack(microcode.get().tape(channel));
        }
        if (flaw.isEmpty()) {
            flaw = unpacker.unpack(initrd.get().tape(channel));
        }
        return outcome(unpacker, flaw, Optional.of(texts));
    }

    private static Read outcome(Unpacker unpacker, Optional<Flaw> flaw, Optional<Unified> unified) {
        if (flaw.isEmpty()) {
            return new Read.Whole(unpacker.image(unified), unpacker.remarks());
        }
        var soFar =
                unpacker.isEmpty()
                        ? Optional.<BootImage>empty()
                        : Optional.of(unpacker.image(unified));
        return new Read.Damaged(soFar, flaw.get().what(), flaw.get().offset());
    }
}
