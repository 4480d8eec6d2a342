package dev.lifeboat.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/// The operator token, in a file that only its owner can read.
final class TokenFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// Hexadecimal digits of 256 bits.
    private static final int LENGTH = 64;

    private TokenFile() {}

    /// The token that is there, or a new one.
    static String read(Path file) throws IOException {
        try {
            create(file);
        } catch (FileAlreadyExistsException e) {
            // It stays the same over restarts, so that who is in the middle of a night stays in.
            return existing(file);
        }
        return existing(file);
    }

    /// Nobody else can open it, not even between its making and its writing.
    private static void create(Path file) throws IOException {
        var bytes = new byte[LENGTH / 2];
        new SecureRandom().nextBytes(bytes);
        var owner = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        owner)) {
            var text = HexFormat.of().formatHex(bytes) + "\n";
            channel.write(StandardCharsets.US_ASCII.encode(text));
        }
    }

    private static String existing(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    file
                            + " can be read by others, so it is no secret any more: delete it, and a new one is made");
        }
        var token = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (token.length() != LENGTH) {
            throw new IOException(file + " holds no token: delete it, and a new one is made");
        }
        return token;
    }
}
