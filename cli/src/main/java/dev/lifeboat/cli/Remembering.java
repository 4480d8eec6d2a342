package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import dev.lifeboat.server.Station;
import dev.lifeboat.store.SafeFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What `serve` remembers from look to look: kept in the plain file; in memory alone while the disk
/// takes no more, because a full disk must not end the looking.
final class Remembering {
    private final Station station;
    private final SaidOnce disk;
    private Optional<Readings> unkept = Optional.empty();
    private Optional<Instant> kept = Optional.empty();
    private String written = "";

    /// @param say what people are told
    Remembering(Station station, Consumer<String> say) {
        this.station = station;
        this.disk = new SaidOnce(say, "What is seen is kept again.");
    }

    /// What was seen before: by us, or by a command that has looked since.
    Readings before() throws IOException {
        return unkept.isPresent() ? unkept.get() : station.remembered();
    }

    /// What commands have seen since and kept in the same file. Nothing while it cannot be read:
    /// what is known here replaces it.
    Map<Key<?, ?>, Reading<?>> newer(Readings known) {
        var newer = new TreeMap<Key<?, ?>, Reading<?>>();
        try {
            if (!SafeFile.stamp(station.readingsFile()).equals(written)) {
                station.remembered()
                        .seen()
                        .forEach((key, seen) -> {
                            if (known.read(key).answered().isBefore(seen.answered())) {
                                newer.put(key, seen);
                            }
                        });
            }
        } catch (IOException e) {
            System.err.println(
                    "warning: what commands have seen is not taken over: " + e.getMessage());
        }
        return newer;
    }

    /// Whether it could be kept.
    boolean keep(Readings known) {
        try {
            station.remember(known);
            written = SafeFile.stamp(station.readingsFile());
        } catch (IOException e) {
            unkept = Optional.of(known);
            disk.wrong(cannot(e));
            return false;
        }
        unkept = Optional.empty();
        kept = Optional.of(station.clock().instant());
        disk.well();
        return true;
    }

    private String cannot(IOException e) {
        return "What is seen cannot be kept: "
                + e.getMessage()
                + kept.map(at ->
                                ".\nOther commands and a restart know only what was seen until "
                                        + Pages.file().time(at))
                        .orElse("")
                + ".\nnext:  make room for "
                + station.readingsFile()
                + "; serve goes on looking";
    }
}
