package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Readings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Concludes beside the looking, on a thread of its own: of a large site that takes seconds, and
/// nobody may look later because of it.
final class Beside implements AutoCloseable {
    /// What changes fast is concluded of together.
    private static final Duration AT_LEAST = Duration.ofSeconds(2);

    /// It takes one core this share of the time at most: one part in so many.
    private static final int SHARE = 10;

    private final Concluding concluding;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("conclude").factory());
    private final Map<Key<?, ?>, Reading<?>> changed = new TreeMap<>();
    private Optional<CompletableFuture<Concluding.Conclusion>> underWay = Optional.empty();
    private long notBefore = System.nanoTime();
    private volatile long took;

    Beside(Concluding concluding) {
        this.concluding = concluding;
    }

    /// Takes in what was seen.
    void add(Map<Key<?, ?>, Reading<?>> seen) {
        changed.putAll(seen);
    }

    /// Begins when it is time.
    ///
    /// @param known with all that was added
    /// @return what was concluded since the last call, if anything was
    Optional<Concluding.Conclusion> turn(Readings known) {
        var ended = underWay.filter(CompletableFuture::isDone);
        if (ended.isPresent()) {
            underWay = Optional.empty();
            notBefore = System.nanoTime() + Math.max(AT_LEAST.toNanos(), SHARE * took);
        }
        if (underWay.isEmpty() && !changed.isEmpty() && System.nanoTime() - notBefore >= 0) {
            var all = new TreeMap<>(changed);
            changed.clear();
            underWay =
                    Optional.of(CompletableFuture.supplyAsync(() -> conclude(known, all), thread));
        }
        return ended.map(CompletableFuture::join);
    }

    private Concluding.Conclusion conclude(Readings known, Map<Key<?, ?>, Reading<?>> all) {
        var began = System.nanoTime();
        try {
            return concluding.conclude(known, all);
        } finally {
            took = System.nanoTime() - began;
        }
    }

    /// What is being concluded is concluded and kept.
    @Override
    public void close() {
        thread.close();
    }
}
