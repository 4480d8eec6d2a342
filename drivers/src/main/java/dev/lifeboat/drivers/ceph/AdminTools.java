package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `rbd` and `rados` as a cluster's administrator, for what drills make there.
public record AdminTools(CephClusters clusters, Shell shell, Optional<String> networkNamespace) {
    private static final int NOT_FOUND = 2;

    interface Words {
        List<String> with(CephAccess access);
    }

    /// @param about an image of the cluster that is meant
    Ended run(Image about, Words words, Duration limit) {
        return run(about, words, limit, Optional.empty());
    }

    Ended run(Image about, Words words, Duration limit, Optional<String> stdin) {
        var access = clusters.access(about.cluster());
        if (access.isEmpty()) {
            return new Ended.NotStarted("the site does not name cluster " + about.cluster());
        }
        var plain = Command.of(words.with(access.get()));
        var command = stdin.map(plain::reading).orElse(plain);
        var target = Target.of("scratch images of " + about.cluster());
        return shell.run(target, command.within(networkNamespace), limit);
    }

    static Outcome outcome(Ended ended) {
        return Act.outcome(ended, exited -> new Outcome.Refused(Text.lastLine(exited.err())));
    }

    static boolean isNotFound(Ended ended) {
        return ended instanceof Ended.Exited exited
                && !exited.well()
                && exited.err().contains("(" + NOT_FOUND + ") No such file");
    }

    /// Of the object beside a scratch image in which something is written down of it.
    static Words object(String verb, Image scratch, String... more) {
        return access -> {
            var command = new ArrayList<>(CephStorage.program("rados", access));
            command.addAll(List.of("--pool", scratch.pool(), verb, scratch.name()));
            command.addAll(List.of(more));
            return command;
        };
    }
}
