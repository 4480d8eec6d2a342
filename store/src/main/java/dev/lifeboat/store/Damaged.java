package dev.lifeboat.store;

import java.io.IOException;
import java.nio.file.Path;

/// A file of ours that does not hold what we wrote: a disk that was full or broken, or an editor.
/// The parser's own words are left out: they quote the file over many lines.
final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    /// @param inTheWay what has to be moved away for the rest to work
    Damaged(Path file, String what, Path inTheWay, Throwable cause) {
        super(
                file
                        + ": "
                        + what
                        + " cannot be read: the file is damaged, and nothing was done with it.\n"
                        + "next:  copy it back from a backup or another controller, or move "
                        + inTheWay.normalize()
                        + " away and try again",
                cause);
    }
}
