package dev.lifeboat.drivers.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The files that a site file names.
final class Places {
    private final Path folder;
    private final Path home;

    Places(Path siteFile, Path home) {
        var absolute = siteFile.toAbsolutePath().normalize();
        var parent = absolute.getParent();
        this.folder = parent == null ? absolute : parent;
        this.home = home;
    }

    Path folder() {
        return folder;
    }

    /// Relative to the site file; `~/` is our home.
    Path resolve(String text) {
        return text.startsWith("~/")
                ? home.resolve(text.substring(2)).normalize()
                : folder.resolve(text).normalize();
    }

    Optional<Path> path(Section section, SiteKey key) {
        return section.may(key, Values::path).map(this::resolve);
    }

    /// A file that will be read by others. If it is not there now, that is a warning: one lost key
    /// must not stop the recovery of what needs it not.
    Path file(Section section, SiteKey key, String usual) {
        return readable(section, key, path(section, key).orElseGet(() -> resolve(usual)));
    }

    /// The same of one that must be named.
    Optional<Path> file(Section section, SiteKey key) {
        return section.must(key, Values::path)
                .map(this::resolve)
                .map(file -> readable(section, key, file));
    }

    private static Path readable(Section section, SiteKey key, Path file) {
        if (!Files.isReadable(file)) {
            section.problems()
                    .warn(
                            section.line(key),
                            section.at(key),
                            file + (Files.exists(file) ? " may not be read" : " does not exist"));
        }
        return file;
    }
}
