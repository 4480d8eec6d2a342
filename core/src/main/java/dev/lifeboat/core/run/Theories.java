package dev.lifeboat.core.run;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The theories of a run that are neither borne out nor refuted yet.
///
/// @param said how many there ever were
public record Theories(SortedMap<TheoryId, Supposition> open, int said) {
    static final Theories NONE = new Theories(Collections.emptySortedMap(), 0);

    public TheoryId next() {
        return new TheoryId(said + 1);
    }

    Theories with(Theory theory, Instant at) {
        var more = new TreeMap<>(open);
        more.put(theory.id(), new Supposition(theory, at));
        return new Theories(more, theory.id().number());
    }

    Theories without(TheoryId judged) {
        var less = new TreeMap<>(open);
        less.remove(judged);
        return new Theories(less, said);
    }

    Theories notAfter(Instant latest) {
        var all = new TreeMap<>(open);
        all.replaceAll((_, each) -> each.notAfter(latest));
        return new Theories(all, said);
    }
}
