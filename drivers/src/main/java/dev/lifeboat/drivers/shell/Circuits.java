package dev.lifeboat.drivers.shell;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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

    public Circuits() {
        this(System::nanoTime);
    }

    Circuits(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// Makes the call if the target's circuit allows it and a place is free before `limit` is over.
    public Ended call(Target target, Duration limit, Call call) {
        var lane = lanes.computeIfAbsent(target.lane(), _ -> new Circuit());
        var refusal = lane.refusal(nanoClock.getAsLong());
        if (refusal.isPresent()) {
            return new Ended.NotStarted(target.lane() + ": " + refusal.get());
        }
        try {
            if (!lane.enter(limit.toNanos())) {
                return new Ended.NotStarted(
                        Circuit.CALLS_AT_ONCE + " calls to " + target.lane() + " wait already");
            }
            try {
                return target.host().isPresent()
                        ? part(target, lane, limit, call)
                        : through(target.name(), lane, limit, call);
            } finally {
                lane.leave();
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
