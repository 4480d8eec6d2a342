package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// Images for drills, each with an object beside it that says who was killed with its lock: what is
/// written to the image itself would take that lock away (`rbd image-meta set`, tried with 16.2).
public final class ScratchImages {
    /// `rbd create` and `rbd rm` of so small an image take 0.2 s; where a client has just died with
    /// its lock, `rbd rm` waits for the end of its watch, 30 s.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String SIZE = "4M";

    private static final int NOT_FOUND = 2;

    private final CephClusters clusters;
    private final Shell shell;
    private final Optional<String> networkNamespace;
    private final InstantSource clock;

    public ScratchImages(
            CephClusters clusters,
            Shell shell,
            Optional<String> networkNamespace,
            InstantSource clock) {
        this.clusters = clusters;
        this.shell = shell;
        this.networkNamespace = networkNamespace;
        this.clock = clock;
    }

    public Outcome make(Image scratch, SortedSet<String> features) {
        return act(
                scratch,
                access -> {
                    var command = CephStorage.imageCommand(access, scratch, "create");
                    command.addAll(List.of("--size", SIZE));
                    if (!features.isEmpty()) {
                        command.addAll(List.of("--image-feature", String.join(",", features)));
                    }
                    return command;
                });
    }

    /// The image first: while it is there, what was written down of it is still needed.
    public Outcome remove(Image scratch) {
        var removed =
                act(
                        scratch,
                        access -> {
                            var command = CephStorage.imageCommand(access, scratch, "rm");
                            command.add("--no-progress");
                            return command;
                        });
        if (removed instanceof Outcome.Done) {
            var _ = act(scratch, access -> object(access, scratch, "rm"));
        }
        return removed;
    }

    /// Writes down who was killed with the lock.
    public Outcome keep(Image scratch, LockOwner owner) {
        var text =
                Json.print(
                        Map.of(
                                "client", owner.client(),
                                "cookie", owner.cookie(),
                                "address", owner.address()));
        return access(scratch)
                .map(access -> {
                    var command = object(access, scratch, "put");
                    command.add("-");
                    return outcome(run(scratch, Command.of(command).reading(text)));
                })
                .orElseGet(() -> notNamed(scratch));
    }

    public Reading<DeadHolder> kept(Image scratch) {
        var look = Look.at(scratch, "rados get lifeboat-drill of {}", clock);
        var access = access(scratch);
        if (access.isEmpty()) {
            return look.unknown(Why.notStarted(notNamed(scratch).said()));
        }
        var command = object(access.get(), scratch, "get");
        command.add("-");
        var ended = run(scratch, Command.of(command));
        if (ended instanceof Ended.Exited exited && isNotFound(exited)) {
            return look.seen(new DeadHolder(Optional.empty()));
        }
        return look.reading(
                ended,
                text -> {
                    var owner = Json.one(text);
                    return new DeadHolder(
                            Optional.of(
                                    new LockOwner(
                                            Json.text(owner, "client"),
                                            Json.text(owner, "cookie"),
                                            Json.text(owner, "address"))));
                });
    }

    private static boolean isNotFound(Ended.Exited exited) {
        return !exited.well() && exited.err().contains("(" + NOT_FOUND + ") No such file");
    }

    private interface Words {
        List<String> with(CephAccess access);
    }

    private Outcome act(Image scratch, Words words) {
        return access(scratch)
                .map(access -> outcome(run(scratch, Command.of(words.with(access)))))
                .orElseGet(() -> notNamed(scratch));
    }

    private static Outcome outcome(Ended ended) {
        return Act.outcome(ended, exited -> new Outcome.Refused(Text.lastLine(exited.err())));
    }

    private static List<String> object(CephAccess access, Image scratch, String verb) {
        var command = CephStorage.program("rados", access);
        command.addAll(List.of("--pool", scratch.pool(), verb, scratch.name()));
        return command;
    }

    private Ended run(Image scratch, Command command) {
        var target = Target.of("scratch images of " + scratch.cluster());
        return shell.run(target, command.within(networkNamespace), LIMIT);
    }

    private Optional<CephAccess> access(Image scratch) {
        return clusters.access(scratch.cluster());
    }

    private static Outcome notNamed(Image scratch) {
        return new Outcome.NotStarted("the site does not name cluster " + scratch.cluster());
    }
}
