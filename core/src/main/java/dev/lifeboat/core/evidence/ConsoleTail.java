package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Seat;
import java.time.Duration;
import java.util.OptionalInt;

/// What a guest's serial console last said, since it was started.
///
/// @param percent of the disk check, while there is one
/// @param line the last line that says something, without control characters
public record ConsoleTail(BootStage stage, OptionalInt percent, String line) implements Fact<Seat> {
    public static final Kind<ConsoleTail, Seat> KIND =
            new Kind<>("console", ConsoleTail.class, Duration.ofSeconds(20));

    public static Key<ConsoleTail, Seat> of(Seat seat) {
        return KIND.of(seat);
    }
}
