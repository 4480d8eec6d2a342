package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.shell.Circuit;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One cluster, and the few threads that may call into its client library.
///
/// A native call cannot be cancelled and holds its thread: so the threads are bounded, who waits
/// for one has a limit, and after stuck calls nobody is let in for a while.
final class Cluster {
    /// Ceph's own limit for an operation, in seconds, for `rados_*_op_timeout`.
    static final String OPERATION_SECONDS = "10";

    static final Duration OPERATION = Duration.ofSeconds(10);

    /// How long a caller waits: a little longer than Ceph's own limit, which frees the thread.
    static final Duration LIMIT = Duration.ofSeconds(12);

    /// Threads for one cluster. A look at an image takes 10 ms: this many make 400 a second.
    private static final int THREADS = 4;

    /// Calls that may wait. At 10 ms each on [#THREADS] threads the last waits 2.5 s.
    private static final int WAITING_AT_MOST = 1000;

    /// A connection closes in some 10 ms; a cluster that hangs must not keep a command from ending.
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(2);

    private static final boolean INSTALLED = Symbols.areInstalled(Rados.NAME);

    /// Monitors without a quorum answer nothing while OSDs still serve images, and the other way
    /// round: the silence of one must not hide the other.
    enum Part {
        MONITORS,
        STORAGE
    }

    private final ClusterId id;
    private final CephAccess access;
    private final Optional<String> networkNamespace;
    private final Map<Part, Circuit> circuits =
            Map.of(Part.MONITORS, new Circuit(), Part.STORAGE, new Circuit());
    private final ThreadPoolExecutor threads;
    private final ThreadLocal<Boolean> inNamespace = ThreadLocal.withInitial(() -> false);
    private @Nullable Rados connected;

    Cluster(ClusterId id, CephAccess access, Optional<String> networkNamespace) {
        this.id = id;
        this.access = access;
        this.networkNamespace = networkNamespace;
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING_AT_MOST),
                        Thread.ofPlatform().daemon().name("ceph-" + id + "-", 0).factory());
    }

    CephAccess access() {
        return access;
    }

    /// Makes the call on one of the cluster's threads, connecting first where needed.
    <T> Heard<T> call(Part part, Function<Rados, Heard<T>> what) {
        var circuit = Objects.requireNonNull(circuits.get(part));
        var refusal = circuit.admit(System.nanoTime());
        if (refusal.isPresent()) {
            return new Heard.NotAsked<>(
                    "cluster "
                            + id
                            + ", "
                            + part.name().toLowerCase(Locale.ROOT)
                            + ": "
                            + refusal.get());
        }
        var heard = waitFor(what);
        switch (heard) {
            case Heard.Said<T> _, Heard.Failed<T> _ -> circuit.answered();
            case Heard.Silent<T> _ -> circuit.silent(System.nanoTime());
            case Heard.NotAsked<T> _ -> circuit.untried();
        }
        return heard;
    }

    private <T> Heard<T> waitFor(Function<Rados, Heard<T>> what) {
        try {
            return CompletableFuture.supplyAsync(() -> onThread(what), threads)
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            return new Heard.Silent<>(LIMIT);
        } catch (RejectedExecutionException full) {
            return new Heard.NotAsked<>(WAITING_AT_MOST + " calls to " + id + " wait already");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Heard.Silent<>(LIMIT);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a call to cluster " + id, broken.getCause());
        }
    }

    private <T> Heard<T> onThread(Function<Rados, Heard<T>> what) {
        if (!INSTALLED) {
            return new Heard.NotAsked<>(Rados.NAME + " is not installed");
        }
        if (networkNamespace.isPresent() && !inNamespace.get()) {
            if (!NetworkNamespace.enter(networkNamespace.get())) {
                return new Heard.NotAsked<>(
                        "cannot enter the network namespace " + networkNamespace.get());
            }
            inNamespace.set(true);
        }
        return switch (connection()) {
            case Heard.Said<Rados>(var rados, _) -> what.apply(rados);
            case Heard.Failed<Rados>(var errno, var comment) -> new Heard.Failed<>(errno, comment);
            case Heard.Silent<Rados>(var limit) -> new Heard.Silent<>(limit);
            case Heard.NotAsked<Rados>(var reason) -> new Heard.NotAsked<>(reason);
        };
    }

    /// The one connection, which the library itself restores when the cluster comes back. Its
    /// messenger's threads inherit the network namespace of the thread that makes it.
    private synchronized Heard<Rados> connection() {
        if (connected != null) {
            return new Heard.Said<>(connected, "");
        }
        var made = Rados.connect(access);
        if (made instanceof Heard.Said<Rados>(var rados, _)) {
            connected = rados;
            var leave = Thread.ofPlatform().unstarted(() -> leave(rados));
            Runtime.getRuntime().addShutdownHook(leave);
        }
        return made;
    }

    /// When the process ends. The C library's exit takes OpenSSL down, and a thread of the
    /// messenger that reads at that moment throws, which ends the process with SIGABRT after all
    /// was done and said (seen in the lab, 16.2). While a call is under way its connection must
    /// stay.
    private void leave(Rados rados) {
        threads.shutdown();
        try {
            if (threads.awaitTermination(LEAVES_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                var closing = Thread.ofPlatform().daemon().start(rados::shutdown);
                closing.join(LEAVES_WITHIN);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
