package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.ImageInfo;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.spi.BlockStorage;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import dev.lifeboat.drivers.shell.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// RBD images and the fence in front of them.
///
/// Monitors and locks are asked through librados. The rest of what concerns one image is asked of
/// the program `rbd`, 0.05 CPU s a call: librbd 16.2 within this process was ten times quicker and
/// brought the whole controller down once (SIGSEGV in a thread of its own, in the middle of a
/// recovery).
public final class CephStorage implements BlockStorage {
    /// `rbd lock rm` takes 0.2 s. It blocklists the owner and breaks the lock, both of which wait
    /// for a new map on each OSD.
    private static final Duration BREAK = Duration.ofSeconds(30);

    /// `rbd status` takes 0.1 s when all is well.
    private static final Duration LOOK = Duration.ofSeconds(12);

    private static final String GONE = "that owner no longer holds the lock";

    private final CephClusters clusters;
    private final Shell shell;
    private final Optional<String> networkNamespace;
    private final InstantSource clock;

    public CephStorage(
            CephClusters clusters,
            Shell shell,
            Optional<String> networkNamespace,
            InstantSource clock) {
        this.clusters = clusters;
        this.shell = shell;
        this.networkNamespace = networkNamespace;
        this.clock = clock;
    }

    /// What librados cannot say, of an image of the old format say, the program is asked for.
    @Override
    public Reading<LockOwners> owners(Image image) {
        var look = Look.at(image, "rbd lock ls {}", clock);
        var heard = clusters.storage(image.cluster(), rados -> rados.lockOwners(image));
        return switch (heard) {
            case Heard.Said<LockOwners>(var owners, _) -> look.seen(owners);
            case Heard.Silent<LockOwners>(var limit) -> look.unknown(Why.silentFor(limit));
            case Heard.Failed<LockOwners> _, Heard.NotAsked<LockOwners> _ -> asked(look, image);
        };
    }

    private Reading<LockOwners> asked(Look look, Image image) {
        return rbd(image, "lock", "ls")
                .<Reading<LockOwners>>map(ended -> look.reading(ended, StorageAnswers::owners))
                .orElseGet(() -> look.unknown(notNamed(image)));
    }

    @Override
    public Reading<Watchers> watchers(Image image) {
        var look = Look.at(image, "rbd status {}", clock);
        return rbd(image, "status")
                .<Reading<Watchers>>map(ended -> look.reading(ended, StorageAnswers::watchers))
                .orElseGet(() -> look.unknown(notNamed(image)));
    }

    /// An image that is not there is told apart from a pool that is not: nothing is known then.
    @Override
    public Reading<ImageInfo> info(Image image) {
        var look = Look.at(image, "rbd info {}", clock);
        var ended = rbd(image, "info");
        if (ended.isEmpty()) {
            return look.unknown(notNamed(image));
        }
        if (ended.get() instanceof Ended.Exited exited
                && exited.code() == Heard.NO_SUCH_THING
                && exited.err().contains("error opening image")) {
            return look.seen(StorageAnswers.NO_IMAGE);
        }
        return look.reading(ended.get(), StorageAnswers::info);
    }

    /// Asks `rbd`; empty when the site does not name the image's cluster.
    private Optional<Ended> rbd(Image image, String... words) {
        return clusters.access(image.cluster())
                .map(access -> {
                    var command = imageCommand(access, image, words);
                    command.addAll(List.of("--format", "json"));
                    return run("rbd", image.cluster(), command, LOOK);
                });
    }

    private static Why notNamed(Image image) {
        return Why.notStarted("the site does not name cluster " + image.cluster());
    }

    static List<String> program(String name, CephAccess access) {
        return new ArrayList<>(
                List.of(
                        name,
                        "--conf",
                        access.conf().toString(),
                        "--name",
                        access.user(),
                        "--keyring",
                        access.keyring().toString()));
    }

    static List<String> imageCommand(CephAccess access, Image image, String... words) {
        var command = program("rbd", access);
        command.addAll(
                List.of(
                        "--rados-mon-op-timeout=" + Cluster.OPERATION_SECONDS,
                        "--rados-osd-op-timeout=" + Cluster.OPERATION_SECONDS));
        command.addAll(List.of(words));
        command.addAll(List.of("--pool", image.pool(), "--image", image.name()));
        return command;
    }

    @Override
    public Reading<Blocklist> blocklist(ClusterId cluster) {
        var look = Look.at(cluster, "ceph osd blocklist ls", clock);
        return clusters.ask(cluster, "osd blocklist ls").reading(look, StorageAnswers::blocklist);
    }

    @Override
    public Reading<CephHealth> health(ClusterId cluster) {
        var look = Look.at(cluster, "ceph status", clock);
        Reading<CephHealth> all =
                clusters.ask(cluster, "status").reading(look, StorageAnswers::health);
        return all.fact().filter(health -> !health.serves()).isPresent()
                ? ofGuests(cluster, all)
                : all;
    }

    /// Which groups do not serve, only the manager tells, and that only the program asks. Where it
    /// does not answer the groups of every pool count.
    private Reading<CephHealth> ofGuests(ClusterId cluster, Reading<CephHealth> all) {
        var look = Look.at(cluster, "ceph status; ceph osd dump; ceph pg dump pgs_brief", clock);
        Reading<String> osds = clusters.ask(cluster, "osd dump").reading(look, answer -> answer);
        Reading<String> groups = groups(cluster, look);
        Reading<CephHealth> needed =
                look.then(
                        osds,
                        pools ->
                                look.then(
                                        groups,
                                        text ->
                                                look.known(
                                                        all.fact().orElseThrow(),
                                                        health ->
                                                                StorageAnswers.health(
                                                                        health, pools, text))));
        return needed.fact().isPresent() ? needed : all;
    }

    private Reading<String> groups(ClusterId cluster, Look look) {
        var access = clusters.access(cluster).orElseThrow();
        var command = program("ceph", access);
        command.add("--connect-timeout=" + Cluster.OPERATION_SECONDS);
        command.addAll(List.of("pg", "dump", "pgs_brief", "--format", "json"));
        return look.reading(run("ceph", cluster, command, LOOK), text -> text);
    }

    @Override
    public Reading<ClusterAddresses> addresses(ClusterId cluster) {
        var look =
                Look.at(
                        cluster,
                        "ceph mon dump; ceph osd dump; ceph mgr dump; ceph fs dump",
                        clock);
        var maps = new ArrayList<String>();
        for (var map : List.of("mon dump", "osd dump", "mgr dump", "fs dump")) {
            Reading<String> text = clusters.ask(cluster, map).reading(look, answer -> answer);
            if (text instanceof Reading.Unknown<String>(var why, _, _, _)) {
                return look.unknown(why);
            }
            text.fact().ifPresent(maps::add);
        }
        return look.known(
                maps,
                all -> StorageAnswers.addresses(all.get(0), all.get(1), all.get(2), all.get(3)));
    }

    /// What Ceph says to this is not to be trusted: for an entry that stands it prints a new end
    /// and keeps the old one (tried, 16.2).
    @Override
    public Outcome fence(ClusterId cluster, String ip, Duration length) {
        return blocklist(cluster, "add", ip, Map.of("expire", (double) length.toSeconds()));
    }

    @Override
    public Outcome liftFence(ClusterId cluster, String ip) {
        return blocklist(cluster, "rm", ip, Map.of());
    }

    private Outcome blocklist(ClusterId cluster, String op, String ip, Map<String, Object> more) {
        var command = new HashMap<String, Object>(more);
        command.put("prefix", "osd blocklist");
        command.put("blocklistop", op);
        command.put("addr", Addresses.whole(ip));
        return clusters.command(cluster, command).outcome();
    }

    /// Looks first: `rbd lock rm` puts whichever owner has this client on the blocklist before it
    /// compares the cookie (tried, 16.2). A client that reconnected holds the lock with a new
    /// cookie, and naming its old one would cut off a living guest and then say "no such lock".
    @Override
    public Outcome breakLock(Image image, LockOwner owner) {
        var access = clusters.access(image.cluster());
        if (access.isEmpty()) {
            return new Outcome.NotStarted("the site does not name cluster " + image.cluster());
        }
        return switch (owners(image)) {
            case Reading.Unknown<LockOwners>(var why, _, _, _) ->
                    new Outcome.NotStarted("cannot see who holds the lock: " + why);
            case Reading.Known<LockOwners>(var seen, _, _, _) ->
                    seen.owners().contains(owner)
                            ? remove(access.get(), image, owner)
                            : new Outcome.Refused(GONE);
        };
    }

    private Outcome remove(CephAccess access, Image image, LockOwner owner) {
        var command = removal(access, image, owner);
        var ended = run("rbd", image.cluster(), command, BREAK);
        return Act.outcome(ended, CephStorage::refused);
    }

    private Ended run(String name, ClusterId cluster, List<String> words, Duration limit) {
        return shell.run(
                Target.of(name + " of " + cluster),
                Command.of(words).within(networkNamespace),
                limit);
    }

    static List<String> removal(CephAccess access, Image image, LockOwner owner) {
        var command = imageCommand(access, image, "lock", "rm");
        // An owner that is not blocklisted first can land an old write after the new owner's:
        // silent
        // corruption (tried). No configuration may switch this off.
        command.add(1, "--rbd-blocklist-on-break-lock=true");
        // A client chooses its cookie's text: it must not be taken for an option.
        command.addAll(List.of("--", owner.cookie(), owner.client()));
        return command;
    }

    /// `rbd` exits with the error's number; an image that does not exist gives the same.
    private static Outcome refused(Ended.Exited exited) {
        var gone = exited.err().contains("releasing lock failed");
        return gone && exited.code() == Heard.NO_SUCH_THING
                ? new Outcome.Refused(GONE)
                : new Outcome.Refused(Text.lastLine(exited.err()));
    }
}
