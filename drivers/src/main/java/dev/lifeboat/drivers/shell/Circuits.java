package dev.lifeboat.drivers.shell;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The circuits of all targets.
public final class Circuits {
    /// A call that has been let through.
    @FunctionalInterface
    public interface Call {
        Ended run() throws InterruptedException;
    }

    private final ConcurrentMap<String, Circuit> lanes = new ConcurrentHashMap<>();

    /// Only of parts that are stuck: one for each of 100,000 guests would be kept for nothing.
    private final ConcurrentMap<String, Circuit> stuckParts = new ConcurrentHashMap<>();

    private final LongSupplier nanoClock;
    private final Duration patience;

    /// @param patience how long a call waits for those before it; that time says nothing about the
    ///   target and is no part of the call's own limit
    public Circuits(Duration patience) {
        this(System::nanoTime, patience);
    }

    Circuits(LongSupplier nanoClock, Duration patience) {
        this.nanoClock = nanoClock;
        this.patience = patience;
    }

    /// Makes the call when the target's circuit allows it and a place is free.
    ///
    /// @param limit how long the call itself may take
    public Ended call(Target target, Duration limit, Call call) {
        var lane = lanes.computeIfAbsent(target.lane(), _ -> new Circuit());
        var refusal = lane.refusal(nanoClock.getAsLong());
        if (refusal.isPresent()) {
            return new Ended.NotStarted(target.lane() + ": " + refusal.get());
        }
        var isPart = target.host().isPresent();
        var places = isPart ? lane.placesOfParts() : lane.places();
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Ended.NotStarted(
                        "for "
                                + patience.toSeconds()
                                + " s other calls to "
                                + target.lane()
                                + " came before it");
            }
            try {
                return isPart
                        ? part(target, lane, limit, call)
                        : through(target.name(), lane, limit, call);
            } finally {
                places.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Ended.TimedOut(limit);
        }
    }

    private Ended part(Target target, Circuit lane, Duration limit, Call call)
            throws InterruptedException {
        var refusal = lane.refusal(nanoClock.getAsLong());
        if (refusal.isPresent()) {
            return new Ended.NotStarted(target.lane() + ": " + refusal.get());
        }
        var circuit = stuckParts.computeIfAbsent(target.name(), _ -> new Circuit());
        var ended = through(target.name(), circuit, limit, call);
        if (!(ended instanceof Ended.TimedOut || ended instanceof Ended.NotStarted)) {
            stuckParts.remove(target.name(), circuit);
        }
        return ended;
    }

    private Ended through(String name, Circuit circuit, Duration limit, Call call)
            throws InterruptedException {
        var refusal = circuit.admit(nanoClock.getAsLong());
        if (refusal.isPresent()) {
            return new Ended.NotStarted(name + ": " + refusal.get());
        }
        Ended ended = new Ended.TimedOut(limit);
        try {
            ended = call.run();
            return ended;
        } finally {
            switch (ended) {
                case Ended.Exited _, Ended.TooLong _ -> circuit.answered();
                case Ended.TimedOut _ -> circuit.silent(nanoClock.getAsLong());
                case Ended.NotStarted _ -> circuit.untried();
            }
        }
    }
}
