package dev.lifeboat.core.fleet;

import java.util.Collection;
import java.util.stream.Collectors;

/// Small pieces of sentences.
public final class Words {
    private Words() {}

    /// `kct10, kct11`
    public static String list(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /// `1 guest`, `8 guests`
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
