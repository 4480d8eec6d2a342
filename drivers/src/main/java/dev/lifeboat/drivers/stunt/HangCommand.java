package dev.lifeboat.drivers.stunt;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Makes a host of a lab hang, by the program that the site file of a lab names.
///
/// @param argv with the word `HOST` for the host's name
public record HangCommand(Optional<List<String>> argv, Shell shell) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    Outcome hang(Host host) {
        if (argv.isEmpty()) {
            return new Outcome.Refused("the site file has no drills.hang: no host is hung there");
        }
        var words =
                argv.get().stream()
                        .map(word -> word.equals("HOST") ? host.id().name() : word)
                        .toList();
        var ended =
                shell.run(Target.of("host " + host.id()).part("hang"), Command.of(words), LIMIT);
        return Act.outcome(ended, exited -> new Outcome.Refused(Text.lastLine(exited.err())));
    }
}
