package dev.lifeboat.drivers.site;

import java.nio.file.Path;
import java.util.List;

/// What reading a site file comes to: a site, or everything that is wrong with it.
public sealed interface SiteFile {
    /// The file can be used; [Site#warnings] says what cannot be used now.
    record Good(Site site) implements SiteFile {}

    /// @param problems all of them, in the order of the file; nothing was changed
    record Bad(List<Problem> problems) implements SiteFile {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file. Runs the commands that it names for secrets, and nothing else.
    static SiteFile read(Path file) {
        return new SiteReader(file, Surroundings.ours()).read();
    }
}
