package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
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

    private static final String FOLLOWED = "followed";

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
        return keep(scratch, owner, "");
    }

    /// Writes down that another has written after that.
    public Outcome keepFollowed(Image scratch, LockOwner owner) {
        return keep(scratch, owner, clock.instant().toString());
    }

    private Outcome keep(Image scratch, LockOwner owner, String followed) {
        var text =
                Json.print(
                        Map.of(
                                "client",
                                owner.client(),
                                "cookie",
                                owner.cookie(),
                                "address",
                                owner.address(),
                                FOLLOWED,
                                followed));
        var put = AdminTools.object("put", scratch, "-");
        return AdminTools.outcome(tools.run(scratch, put, LIMIT, Optional.of(text)));
    }

    public Reading<DeadHolder> kept(Image scratch) {
        var look = Look.at(scratch, "rados get lifeboat-drill of {}", clock);
        var ended = tools.run(scratch, AdminTools.object("get", scratch, "-"), LIMIT);
        if (AdminTools.isNotFound(ended)) {
            return look.seen(DeadHolder.NOBODY);
        }
        return look.reading(
                ended,
                text -> {
                    var kept = Json.one(text);
                    return new DeadHolder(
                            Optional.of(
                                    new LockOwner(
                                            Json.text(kept, "client"),
                                            Json.text(kept, "cookie"),
                                            Json.text(kept, "address"))),
                            followed(kept.path(FOLLOWED).asString("")));
                });
    }

    private static Optional<Instant> followed(String text) throws Unreadable {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException bad) {
            throw new Unreadable("not a time: " + text);
        }
    }

    private Outcome act(Image scratch, AdminTools.Words words) {
        return AdminTools.outcome(tools.run(scratch, words, LIMIT));
    }
}
