package dev.lifeboat.store;

import dev.lifeboat.core.spi.Journal;
import dev.lifeboat.sim.Night;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The storage half of the night of kct09, on a journal of the test's choice.
public final class Kct09 {
    private Kct09() {}

    public static Night night(Journal journal) throws IOException {
        var folder = Path.of("../sim/scenarios/001-kct09-storage-half");
        return Night.of(
                Files.readString(folder.resolve("site.yaml")),
                Files.readString(folder.resolve("events.txt")),
                journal);
    }
}
