package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Snapshots and clones of guests' images, made by `rbd`, which has the living holder of an image's
/// lock make the snapshot: it took 0.08 s, and the lock stayed where it was (16.2).
public final class TwinImages {
    /// Seconds after which `rbd` is killed, also when nobody is left to wait for it. It takes a
    /// holder for dead when its watch has run out, after 30 s, and breaks its lock; sites that have
    /// made that shorter than this have hosts that do not hang.
    private static final int GIVEN_UP_AFTER = 10;

    private static final Duration LIMIT = Duration.ofSeconds(GIVEN_UP_AFTER + 5);

    private static final Duration REMOVAL = Duration.ofSeconds(60);

    /// `timeout -s KILL` itself dies of the signal: 128 + 9.
    private static final int KILLED = 137;

    /// The boot sector, the partition table, the first superblock and, mostly, the journal: what a
    /// boot writes first. 0.3 s on the lab; a whole disk would be hours.
    private static final long SUMMED_BYTES = 64L << 20;

    /// `rbd` says what ended its export: nothing, or that `head` had enough (EPIPE, SIGPIPE).
    private static final List<String> EXPORTED = List.of("0", "32", "141");

    private static final String SUM =
            "{ \"$@\" 2>/dev/null; echo $? >&2; } | head -c " + SUMMED_BYTES + " | sha256sum";

    /// Of a checksum so many digits are kept.
    private static final int DIGITS = 16;

    private final AdminTools tools;
    private final InstantSource clock;

    public TwinImages(AdminTools tools, InstantSource clock) {
        this.tools = tools;
        this.clock = clock;
    }

    /// Goes on where an attempt before has stopped.
    public Outcome snapshot(Twin twin) {
        return switch (snapshots(twin.original())) {
            case Reading.Unknown<Snapshots> unknown -> unknown(unknown.why());
            case Reading.Known<Snapshots> known -> {
                var outcome =
                        known.seen().names().contains(twin.snapshot())
                                ? new Outcome.Done("it is there")
                                : brief(twin, "create");
                if (outcome instanceof Outcome.Done
                        && !known.seen().guarded().contains(twin.snapshot())) {
                    outcome = brief(twin, "protect");
                }
                yield outcome instanceof Outcome.Done ? keepSum(twin) : outcome;
            }
        };
    }

    private static Outcome unknown(Why why) {
        return new Outcome.Refused("which snapshots it has: " + why);
    }

    private Outcome keepSum(Twin twin) {
        var scratch = twin.copy().image();
        var look = Look.at(scratch, "rbd export {}", clock);
        return switch (sumOf(look, twin.original(), twin.snapshot())) {
            case Reading.Unknown<String> unknown ->
                    new Outcome.Refused("its checksum: " + unknown.why());
            case Reading.Known<String> known -> {
                var text =
                        Json.print(
                                Map.of(
                                        "pool", twin.original().pool(),
                                        "image", twin.original().name(),
                                        "sum", known.seen()));
                var put = AdminTools.object("put", scratch, "-");
                yield AdminTools.outcome(tools.run(scratch, put, LIMIT, Optional.of(text)));
            }
        };
    }

    /// What was written down goes first: as long as the snapshot is there, this is done again.
    public Outcome drop(Twin twin) {
        var scratch = twin.copy().image();
        var forgotten = tools.run(scratch, AdminTools.object("rm", scratch), LIMIT);
        if (!AdminTools.isNotFound(forgotten)
                && !(AdminTools.outcome(forgotten) instanceof Outcome.Done)) {
            return AdminTools.outcome(forgotten);
        }
        return switch (snapshots(twin.original())) {
            case Reading.Unknown<Snapshots> unknown -> unknown(unknown.why());
            case Reading.Known<Snapshots> known -> {
                var open =
                        known.seen().guarded().contains(twin.snapshot())
                                ? brief(twin, "unprotect")
                                : new Outcome.Done("unprotected");
                yield open instanceof Outcome.Done ? brief(twin, "rm") : open;
            }
        };
    }

    private Outcome brief(Twin twin, String verb) {
        var ended =
                tools.run(
                        twin.original(),
                        access -> {
                            var command =
                                    new ArrayList<>(
                                            List.of("timeout", "-s", "KILL", "" + GIVEN_UP_AFTER));
                            command.addAll(
                                    CephStorage.imageCommand(
                                            access, twin.original(), "snap", verb));
                            command.addAll(List.of("--snap", twin.snapshot()));
                            return command;
                        },
                        LIMIT);
        return ended instanceof Ended.Exited exited && exited.code() == KILLED
                ? new Outcome.Refused(
                        "whoever holds the lock did not answer within " + GIVEN_UP_AFTER + " s")
                : AdminTools.outcome(ended);
    }

    /// @see Twin for why of format 1
    public Outcome copy(Twin twin) {
        var copy = twin.copy().image();
        var ended =
                tools.run(
                        twin.original(),
                        access -> {
                            var command =
                                    CephStorage.imageCommand(access, twin.original(), "clone");
                            command.addAll(List.of("--snap", twin.snapshot()));
                            command.addAll(List.of("--dest-pool", copy.pool()));
                            command.addAll(List.of("--dest", copy.name()));
                            command.add("--rbd-default-clone-format=1");
                            return command;
                        },
                        REMOVAL);
        return AdminTools.outcome(ended);
    }

    public Reading<Snapshots> snapshots(Image image) {
        var look = Look.at(image, "rbd snap ls {}", clock);
        var ended =
                tools.run(
                        image,
                        access -> {
                            var command = CephStorage.imageCommand(access, image, "snap", "ls");
                            command.addAll(List.of("--format", "json"));
                            return command;
                        },
                        LIMIT);
        return look.reading(ended, TwinImages::read);
    }

    /// `[{"id":5,"name":"m1","size":134217728,"protected":"true","timestamp":"..."}]`
    static Snapshots read(String text) throws Unreadable {
        var names = new TreeSet<String>();
        var guarded = new TreeSet<String>();
        for (var snapshot : Json.one(text)) {
            var name = Json.text(snapshot, "name");
            names.add(name);
            if (snapshot.path("protected").asString().equals("true")) {
                guarded.add(name);
            }
        }
        return new Snapshots(names, guarded);
    }

    /// Of what was written down beside the clone, and of the snapshot as it is now.
    public Reading<SnapshotSum> sum(Image clone) {
        var look = Look.at(clone, "rbd export PARENT@{} - | head -c 64M | sha256sum", clock);
        var kept = tools.run(clone, AdminTools.object("get", clone, "-"), LIMIT);
        if (AdminTools.isNotFound(kept)) {
            return look.seen(new SnapshotSum(Optional.empty(), Optional.empty()));
        }
        return look.then(
                look.reading(kept, text -> Kept.read(clone, text)),
                then ->
                        look.then(
                                snapshots(then.original()),
                                seen ->
                                        seen.names().contains(clone.name())
                                                ? compared(look, then, clone)
                                                : look.seen(
                                                        new SnapshotSum(
                                                                Optional.of(then.sum()),
                                                                Optional.empty()))));
    }

    private Reading<SnapshotSum> compared(Look look, Kept then, Image clone) {
        return look.then(
                sumOf(look, then.original(), clone.name()),
                now -> look.seen(new SnapshotSum(Optional.of(then.sum()), Optional.of(now))));
    }

    /// What was written down when the snapshot was made.
    private record Kept(Image original, String sum) {
        static Kept read(Image clone, String text) throws Unreadable {
            var kept = Json.one(text);
            var original =
                    new Image(clone.cluster(), Json.text(kept, "pool"), Json.text(kept, "image"));
            return new Kept(original, Json.text(kept, "sum"));
        }
    }

    private Reading<String> sumOf(Look look, Image original, String snapshot) {
        var ended = tools.run(original, access -> export(access, original, snapshot), REMOVAL);
        return look.whole(
                ended,
                exited -> Why.exit(exited.code(), exited.err()),
                exited -> {
                    if (!EXPORTED.contains(Text.lastLine(exited.err()))) {
                        throw new Unreadable(
                                "rbd export ended with " + Text.lastLine(exited.err()));
                    }
                    return exited.out().substring(0, DIGITS);
                });
    }

    private static List<String> export(CephAccess access, Image original, String snapshot) {
        var command = new ArrayList<>(List.of("sh", "-c", SUM, "sh"));
        command.addAll(CephStorage.imageCommand(access, original, "export"));
        command.addAll(List.of("--snap", snapshot, "--path", "-", "--no-progress"));
        return command;
    }
}
