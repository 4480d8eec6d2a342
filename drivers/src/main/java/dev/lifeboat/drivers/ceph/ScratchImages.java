package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Look;
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

    private final AdminTools tools;
    private final InstantSource clock;

    public ScratchImages(AdminTools tools, InstantSource clock) {
        this.tools = tools;
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
            var _ = forget(scratch);
        }
        return removed;
    }

    /// What was written down of it.
    public Outcome forget(Image image) {
        return act(image, AdminTools.object("rm", image));
    }

    /// Writes down who was killed with the lock.
    public Outcome keep(Image scratch, LockOwner owner) {
        var text =
                Json.print(
                        Map.of(
                                "client", owner.client(),
                                "cookie", owner.cookie(),
                                "address", owner.address()));
        var put = AdminTools.object("put", scratch, "-");
        return AdminTools.outcome(tools.run(scratch, put, LIMIT, Optional.of(text)));
    }

    public Reading<DeadHolder> kept(Image scratch) {
        var look = Look.at(scratch, "rados get lifeboat-drill of {}", clock);
        var ended = tools.run(scratch, AdminTools.object("get", scratch, "-"), LIMIT);
        if (AdminTools.isNotFound(ended)) {
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

    private Outcome act(Image scratch, AdminTools.Words words) {
        return AdminTools.outcome(tools.run(scratch, words, LIMIT));
    }
}
