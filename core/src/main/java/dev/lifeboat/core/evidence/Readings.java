package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A snapshot in memory. Immutable: `with` gives a new one.
///
/// Of each key it keeps the newest reading, and the newest that was Known: a host that falls silent
/// does not make what was seen of it unseen.
///
/// One map for each kind, which shares what did not change with the snapshot before: one changed
/// reading costs the same on a site of ten guests and of a hundred thousand.
public final class Readings implements Snapshot {
    /// What is kept of one key.
    private record Kept(Reading<?> newest, Reading.@Nullable Known<?> seen) {
        Kept then(Reading<?> next) {
            return new Kept(next, next instanceof Reading.Known<?> known ? known : seen);
        }
    }

    private static final Readings NOTHING = new Readings(Map.of());

    private final Map<Kind<?, ?>, Trie<Subject, Kept>> kinds;

    private Readings(Map<Kind<?, ?>, Trie<Subject, Kept>> kinds) {
        this.kinds = kinds;
    }

    public static Readings nothing() {
        return NOTHING;
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Reading<F> read(
            Key<F, S> key, Instant notBefore) {
        var kept = kept(key);
        if (kept == null) {
            var source = new Source("look at " + key.kind().name() + " of {}", key.subject());
            return new Reading.Unknown<>(Why.neverAsked(), source, Instant.MIN, Instant.MIN);
        }
        Reading<F> reading = typed(key, kept.newest());
        if (!notBefore.equals(ANY_TIME) && reading.asked().isBefore(notBefore)) {
            var why = new Why(Why.Cause.STALE, "not looked at since then");
            return new Reading.Unknown<>(
                    why, reading.source(), reading.asked(), reading.answered());
        }
        return reading;
    }

    @Override
    public <F extends Fact<S>, S extends Subject> Optional<Reading.Known<F>> lastSeen(
            Key<F, S> key) {
        var kept = kept(key);
        return kept == null || kept.seen() == null
                ? Optional.empty()
                : Optional.of((Reading.Known<F>) typed(key, kept.seen()));
    }

    @Override
    public <F extends Fact<S>, S extends Subject> SortedSet<S> subjects(Kind<F, S> kind) {
        var found = new TreeSet<S>(Subject.ORDER);
        @SuppressWarnings("unchecked") // a key's subject is of its kind's subject type
        BiConsumer<Subject, Kept> add = (subject, _) -> found.add((S) subject);
        of(kind).forEach(add);
        return found;
    }

    @Override
    public Readings with(Map<Key<?, ?>, Reading<?>> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(kinds);
        changed.forEach((key, reading) -> {
            var before = all.getOrDefault(key.kind(), Trie.empty());
            var kept = before.get(key.subject());
            var now = (kept == null ? new Kept(reading, null) : kept).then(reading);
            all.put(key.kind(), before.with(key.subject(), now));
        });
        return new Readings(all);
    }

    public Readings with(Key<?, ?> key, Reading<?> reading) {
        return with(Map.of(key, reading));
    }

    /// Only those of which this holds, by their newest reading. Costs as much as there is.
    public Readings keeping(BiPredicate<Key<?, ?>, Reading<?>> isKept) {
        var all = new HashMap<Kind<?, ?>, Trie<Subject, Kept>>();
        forEach((key, kept) -> {
            if (isKept.test(key, kept.newest())) {
                all.put(
                        key.kind(),
                        all.getOrDefault(key.kind(), Trie.empty()).with(key.subject(), kept));
            }
        });
        return new Readings(all);
    }

    /// Every newest reading, sorted by key: what is saved, shown and exported.
    public SortedMap<Key<?, ?>, Reading<?>> newest() {
        var all = new TreeMap<Key<?, ?>, Reading<?>>();
        forEach((key, kept) -> all.put(key, kept.newest()));
        return all;
    }

    /// The newest of each key that was really seen.
    public SortedMap<Key<?, ?>, Reading.Known<?>> seen() {
        var all = new TreeMap<Key<?, ?>, Reading.Known<?>>();
        forEach((key, kept) -> {
            if (kept.seen() != null) {
                all.put(key, kept.seen());
            }
        });
        return all;
    }

    private void forEach(BiConsumer<Key<?, ?>, Kept> each) {
        kinds.forEach((kind, kept) ->
                kept.forEach((subject, one) -> each.accept(key(kind, subject), one)));
    }

    private static <F extends Fact<S>, S extends Subject> Key<F, S> key(
            Kind<F, S> kind, Subject subject) {
        @SuppressWarnings("unchecked") // it came with a key of this kind
        var own = (S) subject;
        return kind.of(own);
    }

    private Trie<Subject, Kept> of(Kind<?, ?> kind) {
        return kinds.getOrDefault(kind, Trie.empty());
    }

    private @Nullable Kept kept(Key<?, ?> key) {
        return of(key.kind()).get(key.subject());
    }

    private static <F extends Fact<S>, S extends Subject> Reading<F> typed(
            Key<F, S> key, Reading<?> reading) {
        if (reading instanceof Reading.Known<?> known
                && !key.kind().type().isInstance(known.seen())) {
            throw new IllegalStateException("reading of " + key + " holds " + known.seen());
        }
        @SuppressWarnings("unchecked") // checked just above
        var own = (Reading<F>) reading;
        return own;
    }
}
