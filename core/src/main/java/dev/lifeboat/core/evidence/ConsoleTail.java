package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Seat;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// What a guest's serial console last said, since it was started.
///
/// @param percent of the disk check, while there is one
/// @param line the last line that says something, without control characters
/// @param last the last lines, oldest first, `line` the last of them
public record ConsoleTail(BootStage stage, OptionalInt percent, String line, List<String> last)
        implements Fact<Seat> {
    /// Enough to see what a boot ran into; a screen shows it whole.
    public static final int LINES = 12;

    public static final Kind<ConsoleTail, Seat> KIND =
            new Kind<>("console", ConsoleTail.class, Duration.ofSeconds(20));

    public ConsoleTail {
        last = List.copyOf(last);
    }

    public ConsoleTail(BootStage stage, OptionalInt percent, String line) {
        this(stage, percent, line, line.isEmpty() ? List.of() : List.of(line));
    }

    public static Key<ConsoleTail, Seat> of(Seat seat) {
        return KIND.of(seat);
    }
}
