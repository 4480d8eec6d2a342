package dev.lifeboat.drivers.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/// Reads a file as text, and says what it is if it is none.
final class YamlText {
    /// 10,000 hosts with everything written out are 3.5 MB; what is bigger is not a site file.
    static final int MOST_MEBIBYTES = 4;

    private static final int MOST_BYTES = MOST_MEBIBYTES * 1024 * 1024;

    private YamlText() {}

    static Optional<String> read(Path file, Problems problems) {
        var bytes = bytes(file, problems);
        return bytes.flatMap(all -> text(all, problems))
                .filter(all -> indentedBySpaces(all, problems));
    }

    private static Optional<byte[]> bytes(Path file, Problems problems) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                problems.add(0, "", "is not a file: name the site file itself");
                return Optional.empty();
            }
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
                problems.add(
                        0, "", "anyone can change it, and it names commands: chmod o-w " + file);
            }
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length <= MOST_BYTES) {
                    return Optional.of(bytes);
                }
            }
            problems.add(0, "", "is bigger than " + MOST_MEBIBYTES + " MiB: not a site file");
        } catch (NoSuchFileException e) {
            problems.add(0, "", "does not exist");
        } catch (AccessDeniedException e) {
            problems.add(0, "", "may not be read by this user");
        } catch (IOException e) {
            problems.add(0, "", "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<String> text(byte[] bytes, Problems problems) {
        var line = 1;
        for (var i = 0; i < bytes.length; i++) {
            var b = bytes[i];
            if (b == '\n') {
                line++;
            } else if ((b >= 0 && b < ' ' && b != '\t' && b != '\r') || b == 0x7f) {
                problems.add(
                        line,
                        "",
                        "is not a text file: byte 0x%02x stands here".formatted(b & 0xff));
                return Optional.empty();
            }
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(decoder.decode(in).toString());
        } catch (CharacterCodingException e) {
            problems.add(
                    lineOf(bytes, in.position()),
                    "",
                    "is not UTF-8 text: byte 0x%02x stands here"
                            .formatted(bytes[in.position()] & 0xff));
            return Optional.empty();
        }
    }

    private static int lineOf(byte[] bytes, int position) {
        return 1
                + (int)
                        new String(bytes, 0, position, StandardCharsets.ISO_8859_1)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    /// YAML forbids tabs as indentation, and its parsers say so in words that help nobody.
    private static boolean indentedBySpaces(String text, Problems problems) {
        var lines = text.split("\n", -1);
        var good = true;
        for (var i = 0; i < lines.length; i++) {
            var indent =
                    lines[i].substring(0, lines[i].length() - lines[i].stripLeading().length());
            if (indent.contains("\t") && !lines[i].isBlank()) {
                problems.add(i + 1, "", "a tab stands here: indent with spaces");
                good = false;
            }
        }
        return good;
    }
}
