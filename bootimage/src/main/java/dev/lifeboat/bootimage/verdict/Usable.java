package dev.lifeboat.bootimage.verdict;

import java.util.Collection;

/// Whether something serves; not knowing is never yes.
public enum Usable {
    YES,
    NO,
    UNKNOWN;

    /// Where each is needed.
    static Usable all(Collection<Usable> each) {
        if (each.contains(NO)) {
            return NO;
        }
        return each.contains(UNKNOWN) ? UNKNOWN : YES;
    }

    /// Where one of them decides, and which one is not known.
    static Usable whichever(Collection<Usable> each) {
        return each.stream().distinct().count() == 1 ? each.iterator().next() : UNKNOWN;
    }
}
