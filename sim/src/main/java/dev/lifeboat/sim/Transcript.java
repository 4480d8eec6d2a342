package dev.lifeboat.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What happened in a simulated night, one line per change: seconds, who, what.
public final class Transcript {
    private final Instant start;
    private final List<String> lines = new ArrayList<>();

    Transcript(Instant start) {
        this.start = start;
    }

    void add(Instant at, String who, String what) {
        var seconds = Duration.between(start, at).toSeconds();
        lines.add(String.format("%6ds %-8s %s", seconds, who, what));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
