package dev.lifeboat.caps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds, for what caps compare things with, some values that stand for all: of two values that no
/// comparison tells apart, one is enough.
final class Witnesses {
    private static final String LETTERS = "xyzabcdefghijklmnopqrstuvw0123456789";

    /// Where Unicode has characters for everybody's own use: more than any cap names.
    private static final char PRIVATE = '\ue000';

    private Witnesses() {}

    /// A text that begins with `stem`, and with none of those others that are longer.
    static String after(String stem, Collection<String> others) {
        var taken = new LinkedHashSet<Character>();
        for (var other : others) {
            if (other.length() > stem.length() && other.startsWith(stem)) {
                taken.add(other.charAt(stem.length()));
            }
        }
        for (var i = 0; i < LETTERS.length(); i++) {
            if (!taken.contains(LETTERS.charAt(i))) {
                return stem + LETTERS.charAt(i);
            }
        }
        var letter = PRIVATE;
        while (taken.contains(letter)) {
            letter++;
        }
        return stem + letter;
    }

    /// For comparisons by equality: each of the names, and one that is none of them.
    static Set<String> names(Collection<String> names) {
        var all = new LinkedHashSet<>(names);
        all.add(after("", names));
        return all;
    }

    /// For comparisons by beginnings and by equality: each of the texts, and for each one that
    /// begins so and is no other.
    static Set<String> texts(Collection<String> texts) {
        var all = new LinkedHashSet<>(texts);
        for (var text : texts) {
            all.add(after(text, texts));
        }
        all.add(after("", texts));
        return all;
    }

    /// For each network, and for the rest of the two worlds, an address that is in no smaller
    /// network; none where the smaller ones leave none over.
    static List<Address> addresses(Collection<Network.Block> blocks) {
        var all = new LinkedHashSet<Network.Block>();
        all.add(new Network.Block(Address.of(new byte[4]), 0));
        all.add(new Network.Block(Address.of(new byte[16]), 0));
        all.addAll(blocks);
        var found = new LinkedHashSet<Address>();
        for (var block : all) {
            var smaller =
                    all.stream()
                            .filter(other -> other.bits() > block.bits() && block.contains(other))
                            .toList();
            free(block, smaller).ifPresent(found::add);
        }
        return new ArrayList<>(found);
    }

    /// An address of a block in none of the smaller ones in it: down the half that has one.
    private static Optional<Address> free(Network.Block block, List<Network.Block> smaller) {
        if (smaller.isEmpty()) {
            return Optional.of(block.first());
        }
        if (smaller.stream().anyMatch(other -> other.bits() <= block.bits())) {
            return Optional.empty();
        }
        for (var bit = 0; bit < 2; bit++) {
            var half = half(block, bit);
            var found = free(half, smaller.stream().filter(half::overlaps).toList());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Network.Block half(Network.Block block, int bit) {
        var bytes = block.first().bytes();
        var at = block.bits() / Byte.SIZE;
        var mask = 0x80 >> (block.bits() % Byte.SIZE);
        bytes[at] = (byte) (bit == 0 ? bytes[at] & ~mask : bytes[at] | mask);
        return new Network.Block(Address.of(bytes), block.bits() + 1);
    }
}
