package dev.lifeboat.sim;

import dev.lifeboat.core.control.Arrival;
import dev.lifeboat.core.control.World;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.run.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A mutant's eyes: what was seen once is told again as if it had just been looked at, until our
/// own act changes it. What others do in between goes unseen.
final class OldNews implements World {
    private final World world;
    private final TreeMap<Key<?, ?>, Reading<?>> kept = new TreeMap<>();
    private final TreeMap<Key<?, ?>, Reading<?>> told = new TreeMap<>();

    OldNews(World world) {
        this.world = world;
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public void look(SortedSet<Key<?, ?>> keys) {
        var unseen = new TreeSet<Key<?, ?>>();
        for (var key : keys) {
            if (kept.get(key) instanceof Reading.Known<?>(var fact, var source, _, _)) {
                told.put(key, new Reading.Known<>(fact, source, now(), now()));
            } else {
                unseen.add(key);
            }
        }
        if (!unseen.isEmpty()) {
            world.look(unseen);
        }
    }

    @Override
    public void act(Step step, Entry intent) {
        kept.keySet().removeIf(step::voids);
        world.act(step, intent);
    }

    @Override
    public Arrival await(Duration longest) {
        if (!told.isEmpty()) {
            var news = Map.<Key<?, ?>, Reading<?>>copyOf(told);
            told.clear();
            return new Arrival.Looked(news);
        }
        var arrived = world.await(longest);
        if (arrived instanceof Arrival.Looked(var readings)) {
            kept.putAll(readings);
        }
        return arrived;
    }
}
