package dev.lifeboat.drivers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What real parts printed, and what a broken or hostile one could.
public final class Samples {
    private Samples() {}

    public static String read(String name) {
        try (var stream = Samples.class.getResourceAsStream("/samples/" + name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /// Answers that no reader may take for a fact, nor throw at.
    public static List<String> nonsense() {
        return List.of(
                "",
                "\n",
                "[][]",
                "[",
                "{\"a\":",
                "null",
                "42",
                "\"text\"",
                "{}",
                "[{}]",
                "[{\"addr\":7,\"until\":[]}]",
                "\u0000\u0001\u001b[31m\ufffd",
                "[".repeat(100_000),
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><domain>&b;</domain>",
                "<domain/>",
                "error: something",
                "x".repeat(1_000_000));
    }

    /// The first parts of an answer, as a connection that broke would leave it.
    public static Stream<String> truncated(String whole) {
        return Stream.iterate(0, at -> at < whole.strip().length(), at -> at + 37)
                .map(at -> whole.substring(0, at));
    }
}
