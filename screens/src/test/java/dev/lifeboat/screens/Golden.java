package dev.lifeboat.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a screen must look like, whole. `-Dlifeboat.rewrite=true` writes what it looks like now;
/// read the diff.
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    static void assertSame(String file, String text) throws IOException {
        var expected = FOLDER.resolve(file);
        if (Boolean.getBoolean("lifeboat.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    /// Nothing is wider than the page but a command to copy.
    static void assertFits(String text, int width) {
        assertThat(text.lines())
                .allSatisfy(line -> {
                    if (!line.contains("lifeboat ")) {
                        assertThat(line.codePointCount(0, line.length()))
                                .isLessThanOrEqualTo(width);
                    }
                });
    }
}
