package dev.lifeboat.server;

import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.core.muster.GuestLine;
import java.util.List;

/// The roll as it was called.
///
/// @param now what the guests were judged by
public record Called(List<GuestLine> lines, Readings now) {
    public Called {
        lines = List.copyOf(lines);
    }
}
