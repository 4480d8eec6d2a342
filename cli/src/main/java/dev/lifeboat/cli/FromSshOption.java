package dev.lifeboat.cli;

import dev.lifeboat.drivers.firstlook.FirstLook;
import dev.lifeboat.drivers.firstlook.Target;
import dev.lifeboat.screens.Onward;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Hosts to look at with nothing but the engineer's own logins.
final class FromSshOption {
    /// Each takes an ssh process and three to five more while its parts are asked; more than a rack
    /// or two is a site, which has a site file.
    private static final int TARGETS_AT_MOST = 64;

    @Option(
            names = "--from-ssh",
            split = ",",
            paramLabel = "TARGET",
            description =
                    "a first look without a site file: USER@HOST[:PORT], logged in to as your own ssh"
                            + " does; read-only")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--jump",
            split = ",",
            paramLabel = "TARGET",
            description = "hosts on the way, as ssh -J takes them; default: your ssh_config")
    private List<String> jumps = new ArrayList<>();

    @Option(
            names = "--ssh-config",
            paramLabel = "FILE",
            description = "in place of ~/.ssh/config and /etc/ssh/ssh_config")
    private @Nullable Path config;

    boolean isGiven() {
        if (targets.isEmpty() && (!jumps.isEmpty() || config != null)) {
            throw new Stop(Exit.USAGE, "--jump and --ssh-config go with --from-ssh.");
        }
        return !targets.isEmpty();
    }

    /// The options as they would be typed again.
    Onward onward() {
        return Onward.firstLook(targets, jumps, Optional.ofNullable(config));
    }

    /// Logs in everywhere.
    FirstLook open(InstantSource clock) throws IOException {
        var each = targets("--from-ssh", targets);
        var file = Optional.ofNullable(config);
        if (file.isPresent()
                && (!Files.isReadable(file.get()) || file.get().toString().contains("\""))) {
            throw new Stop(Exit.USAGE, "--ssh-config: " + file.get() + " cannot be read.");
        }
        return switch (FirstLook.at(each, file, targets("--jump", jumps), clock)) {
            case FirstLook.Opened.Open(var look) -> look;
            case FirstLook.Opened.Wrong(var problems) ->
                    throw new Stop(Exit.USAGE, String.join("\n", problems) + ".");
        };
    }

    private static List<Target> targets(String option, List<String> words) {
        if (words.size() > TARGETS_AT_MOST) {
            throw new Stop(
                    Exit.USAGE,
                    option
                            + " takes "
                            + TARGETS_AT_MOST
                            + " hosts at most; a site file has room for more.");
        }
        var seen = new HashSet<String>();
        return words.stream()
                .map(word -> {
                    if (!seen.add(word)) {
                        throw new Stop(Exit.USAGE, option + ": " + word + " is there twice.");
                    }
                    return Target.of(word).orElseThrow(() -> noTarget(option, word));
                })
                .toList();
    }

    private static Stop noTarget(String option, String word) {
        return new Stop(
                Exit.USAGE,
                option
                        + ": \""
                        + word.replaceAll("[^\\x20-\\x7e]", "?")
                        + "\" is no host: write kct09, root@kct09, root@kct09:2222 or"
                        + " root@[fd00::9].");
    }
}
