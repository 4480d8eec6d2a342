package dev.lifeboat.drivers.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;

/// Where the site file is: `--site`, else `$LIFEBOAT_SITE`, `./lifeboat.yaml`,
/// `/etc/lifeboat/lifeboat.yaml`.
///
/// What a person names is taken or refused, never passed over for another.
public sealed interface SitePaths {
    record Found(Path file) implements SitePaths {}

    /// @param text for a person: what was looked at, and what to do
    record Missing(String text) implements SitePaths {}

    static SitePaths find(Optional<Path> flag, Map<String, String> env) {
        return new Search(Path.of(""), Path.of("/etc/lifeboat/lifeboat.yaml")).find(flag, env);
    }

    /// @param here the working folder
    /// @param system the machine's own site file
    record Search(Path here, Path system) {
        SitePaths find(Optional<Path> flag, Map<String, String> env) {
            if (flag.isPresent()) {
                return named("--site", flag.get());
            }
            var variable = env.getOrDefault("LIFEBOAT_SITE", "");
            if (!variable.isEmpty()) {
                try {
                    return named("$LIFEBOAT_SITE", Path.of(variable));
                } catch (InvalidPathException _) {
                    return new Missing("$LIFEBOAT_SITE is not a path.\nnext:  unset LIFEBOAT_SITE");
                }
            }
            var local = here.resolve("lifeboat.yaml");
            if (Files.exists(local)) {
                return ours(local) ? new Found(local) : foreign(local);
            }
            return Files.exists(system) ? new Found(system) : nowhere();
        }

        private static SitePaths named(String by, Path file) {
            return Files.exists(file)
                    ? new Found(file)
                    : new Missing(
                            by
                                    + " names "
                                    + Problems.visible(file.toString())
                                    + ", which does not exist.");
        }

        /// A site file names commands, so that one that lies about in /tmp must not be run by root.
        private static boolean ours(Path file) {
            try {
                var posix = Files.readAttributes(file, PosixFileAttributes.class);
                var owner = posix.owner().getName();
                return (owner.equals("root") || owner.equals(System.getProperty("user.name")))
                        && !posix.permissions().contains(PosixFilePermission.OTHERS_WRITE);
            } catch (IOException | UnsupportedOperationException _) {
                return false;
            }
        }

        private static SitePaths foreign(Path local) {
            return new Missing(
                    "./lifeboat.yaml here belongs to or can be changed by somebody else, and it"
                            + " names commands to run.\nnext:  lifeboat --site "
                            + local.toAbsolutePath().normalize()
                            + " ... if you trust it");
        }

        private SitePaths nowhere() {
            return new Missing(
                    """
                    There is no site file: --site and $LIFEBOAT_SITE are not given, ./lifeboat.yaml and
                    %s do not exist.
                    next:  write one (docs/site-file.md has an example), or see Lifeboat without one:
                           lifeboat try, or on your own hosts: lifeboat ready --from-ssh root@HOST\
                    """
                            .formatted(system));
        }
    }
}
