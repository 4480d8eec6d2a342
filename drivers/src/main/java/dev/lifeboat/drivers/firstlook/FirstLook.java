package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.core.control.Budget;
import dev.lifeboat.core.fleet.Capacity;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.spi.Ports;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.bootimage.BootImages;
import dev.lifeboat.drivers.ceph.CapsByHost;
import dev.lifeboat.drivers.hook.NoPanel;
import dev.lifeboat.drivers.hook.NoSwitches;
import dev.lifeboat.drivers.libvirt.GuestTexts;
import dev.lifeboat.drivers.libvirt.LookingHypervisor;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Unreadable;
import dev.lifeboat.drivers.site.Brakes;
import dev.lifeboat.drivers.site.Drills;
import dev.lifeboat.drivers.site.Hooks;
import dev.lifeboat.drivers.site.Keeping;
import dev.lifeboat.drivers.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// A site that is known by nothing but logins to its hosts, for as long as this is open.
public final class FirstLook implements AutoCloseable {
    /// To connect by a jump host and run a few programs on a loaded host.
    private static final Duration GREETING = Duration.ofSeconds(30);

    /// Logins on their way at once. All may come by one bastion, and from the tenth on its sshd
    /// refuses some that are not let in yet (sshd_config(5), `MaxStartups` 10:30:100): of 60 at
    /// once it refused 36 (tried, OpenSSH 9.2).
    private static final int LOGINS_AT_ONCE = 8;

    private final OwnLogin login;
    private final Site site;
    private final Ports ports;
    private final List<String> problems;

    /// What logging in to some targets came to.
    public sealed interface Opened {
        record Open(FirstLook look) implements Opened {}

        /// The targets contradict each other.
        record Wrong(List<String> problems) implements Opened {}
    }

    private FirstLook(OwnLogin login, Site site, Ports ports, List<String> problems) {
        this.login = login;
        this.site = site;
        this.ports = ports;
        this.problems = List.copyOf(problems);
    }

    /// Logs in to each target once, and fetches what its guests are.
    ///
    /// @param config the engineer's ssh_config; empty: `~/.ssh/config` and the machine's
    /// @param jumps the hosts on the way; empty: as the ssh_config says
    public static Opened at(
            List<Target> targets, Optional<Path> config, List<Target> jumps, InstantSource clock)
            throws IOException {
        var shell = new Shell();
        var login = OwnLogin.open(config, jumps, shell);
        // Killed or interrupted, nothing is left either.
        Runtime.getRuntime().addShutdownHook(new Thread(login::close));
        var met = side(targets, LOGINS_AT_ONCE, target -> greet(target, login, shell));
        var inOrder = targets.stream().flatMap(each -> Optional.ofNullable(met.get(each)).stream());
        switch (Naming.of(inOrder.toList())) {
            case Naming.Clash(var wrong) -> {
                login.close();
                return new Opened.Wrong(wrong);
            }
            case Naming.Names(var hosts) -> {
                return new Opened.Open(look(hosts, new Visits(login, shell, hosts), clock));
            }
        }
    }

    private static FirstLook look(
            SortedMap<HostId, Met> hosts, Visits visits, InstantSource clock) {
        var texts = side(hosts.keySet(), hosts.size(), it -> GuestTexts.of(it, visits, clock));
        var known = texts.values().stream().flatMap(each -> each.fact().stream()).toList();
        var clusters = GuestTexts.clusters(known);
        var images = new BootImages(visits, new TreeMap<>(), visits.login().folder(), clock);
        var hypervisor =
                new LookingHypervisor(visits, new TreeMap<>(texts), clusters, images, clock);
        var rest = new NotGiven(clock);
        var ceph = new NoCeph(clock);
        var ports =
                new Ports(
                        rest,
                        hypervisor,
                        rest,
                        ceph,
                        new CapsByHost(visits, askers(clusters, hosts), ceph, clock),
                        rest,
                        new NoSwitches(clock),
                        new NoPanel(clock),
                        rest,
                        new NoStunts(clock));
        var site = site(hosts, clusters.keySet(), visits.login().folder());
        return new FirstLook(visits.login(), site, ports, visits.problems());
    }

    /// A host for each cluster that may ask it as its administrator.
    private static SortedMap<ClusterId, HostId> askers(
            SortedMap<ClusterId, SortedSet<String>> clusters, SortedMap<HostId, Met> hosts) {
        var askers = new TreeMap<ClusterId, HostId>();
        clusters.forEach((cluster, monitors) ->
                hosts.forEach((id, met) -> {
                    if (met instanceof Met.Host(_, var greeting)
                            && CapsByHost.isOf(greeting.ceph(), monitors)) {
                        askers.putIfAbsent(cluster, id);
                    }
                }));
        return askers;
    }

    /// Side by side, so many at once: a slow host delays no other.
    private static <K, V> ConcurrentMap<K, V> side(
            Collection<K> keys, int atOnce, Function<K, V> what) {
        var seen = new ConcurrentHashMap<K, V>();
        var places = new Semaphore(atOnce, true);
        var threads =
                keys.stream()
                        .distinct()
                        .map(key ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            places.acquireUninterruptibly();
                                            try {
                                                seen.put(key, what.apply(key));
                                            } finally {
                                                places.release();
                                            }
                                        }))
                        .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return seen;
            }
        }
        if (seen.size() < threads.size()) {
            // Its own trace says which; a host that is left out would be missed by nobody.
            throw new IllegalStateException("of some of " + keys + " there is no answer");
        }
        return seen;
    }

    private static Met greet(Target target, OwnLogin login, Shell shell) {
        var aim = dev.lifeboat.drivers.shell.Target.of("host " + target);
        var ended = shell.run(aim, login.run(target, Greeting.SCRIPT), GREETING);
        if (LoginTrouble.isOnTheWay(ended)) {
            ended = shell.run(aim, login.runAlone(target, Greeting.SCRIPT), GREETING);
        }
        if (!(ended instanceof Ended.Exited(var code, var out, _)) || code != 0) {
            return new Met.Nobody(target, ended);
        }
        try {
            return new Met.Host(target, Greeting.read(out));
        } catch (Unreadable bad) {
            return new Met.Nobody(
                    target, new Ended.Exited(1, "", "the answer: " + bad.getMessage()));
        }
    }

    /// @param clusters of which nothing is known but that guests' disks name them; the paths are
    ///   those of a site file that does not say, and nothing is read there
    private static Site site(
            SortedMap<HostId, Met> met, Collection<ClusterId> clusters, Path folder) {
        var access = new TreeMap<ClusterId, CephAccess>();
        var etc = Path.of("/etc/ceph");
        for (var cluster : clusters) {
            access.put(
                    cluster,
                    new CephAccess(
                            etc.resolve("ceph.conf"),
                            "client.admin",
                            etc.resolve("ceph.client.admin.keyring")));
        }
        var hosts = new TreeMap<HostId, Host>();
        met.forEach((id, each) -> hosts.put(id, host(id, each)));
        return new Site(
                "first look",
                hosts,
                new TreeMap<>(),
                new SiteAccess(Optional.empty(), access, new TreeMap<>(), new TreeSet<>()),
                new Brakes(Brakes.USUAL_PERCENT, Brakes.USUAL_STARTS, new TreeSet<>()),
                Budget.USUAL,
                Drills.NOTHING,
                new Hooks(new TreeMap<>()),
                new Keeping(folder, Optional.empty()),
                List.of());
    }

    /// One that was not met has no room for anybody.
    private static Host host(HostId id, Met met) {
        var asked = met.target().host();
        return switch (met) {
            case Met.Nobody _ ->
                    new Host(
                            id,
                            asked,
                            new TreeSet<>(List.of(asked)),
                            Optional.empty(),
                            Optional.empty(),
                            new Capacity(MebiBytes.NONE, 0));
            case Met.Host(_, var greeting) -> {
                var address = greeting.address().orElse(asked);
                var storage =
                        greeting.storage().isEmpty()
                                ? new TreeSet<>(List.of(address))
                                : greeting.storage();
                yield new Host(
                        id,
                        address,
                        storage,
                        Optional.empty(),
                        Optional.empty(),
                        greeting.capacity());
            }
        };
    }

    public Site site() {
        return site;
    }

    public Ports ports() {
        return ports;
    }

    /// What could not be looked at, and what to do; none where all went well.
    public List<String> problems() {
        return problems;
    }

    /// Whether no host at all said anything.
    public boolean sawNobody() {
        return problems.size() == site.hosts().size();
    }

    /// Ends the logins.
    @Override
    public void close() {
        login.close();
    }
}
