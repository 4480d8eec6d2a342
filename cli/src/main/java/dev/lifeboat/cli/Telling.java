package dev.lifeboat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What is told on the terminal, kept in a file as well.
final class Telling {
    private final Path file;
    private final InstantSource clock;
    private final Instant began;

    Telling(Path file, InstantSource clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.began = clock.instant();
        Files.writeString(file, "");
    }

    /// One sentence, with the seconds since the beginning.
    void say(String sentence) {
        var seconds = Duration.between(began, clock.instant()).toSeconds();
        print(String.format("%4d s  %s%n", seconds, sentence));
    }

    /// A whole screen.
    void print(String text) {
        System.out.print(text);
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the transcript cannot be written", e);
        }
    }
}
