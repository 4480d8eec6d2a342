package dev.lifeboat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// Says that the site file is another one than `serve` has read: it goes on with what it read, and
/// commands that begin now do not.
final class SiteFileWatch {
    private final Path file;
    private final SaidOnce changed;
    private final Optional<Integer> read;
    private Optional<FileTime> looked;

    /// @param say what people are told
    SiteFileWatch(Path file, Consumer<String> say) {
        this.file = file.toAbsolutePath();
        this.changed = new SaidOnce(say, "The site file is again what serve has read.");
        this.looked = time();
        this.read = content();
    }

    /// Cheap: it is read again only when it was written.
    void look() {
        var now = time();
        if (now.equals(looked)) {
            return;
        }
        looked = now;
        var is = content();
        if (is.equals(read)) {
            changed.well();
        } else {
            changed.wrong(
                    file
                            + (is.isEmpty() ? " cannot be read any more" : " has changed")
                            + ": serve goes on with what it read when it began, other commands do"
                            + " not.\nnext:  begin serve anew");
        }
    }

    private Optional<FileTime> time() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<Integer> content() {
        try {
            return Optional.of(Arrays.hashCode(Files.readAllBytes(file)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
