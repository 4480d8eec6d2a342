package dev.lifeboat.caps;

import java.util.Optional;

/// From where a grant holds, such as `10.91.0.0/16`.
///
/// Ceph takes any letters here and says nothing; what is no network then holds nowhere
/// (`ipaddr.cc`: there must be a slash, a number of bits, and an address that inet_pton(3) reads).
///
/// @param text as written
/// @param block empty: it is none
record Network(String text, Optional<Block> block) {
    /// Addresses with the same first bits.
    record Block(Address first, int bits) {
        boolean contains(Address address) {
            return first.sameFamily(address) && first.commonBits(address) >= bits;
        }

        boolean contains(Block other) {
            return other.bits >= bits && contains(other.first);
        }

        boolean overlaps(Block other) {
            return contains(other) || other.contains(this);
        }
    }

    static Network of(String text) {
        return new Network(text, read(text));
    }

    /// Whether it is where a client is, of whom nothing may be known.
    May holds(Optional<Address> client) {
        if (block.isEmpty()) {
            return May.NO;
        }
        return client.map(address -> block.get().contains(address) ? May.YES : May.NO)
                .orElse(May.UNKNOWN);
    }

    /// Whether it is a network at all, so that a grant with it holds somewhere.
    boolean holdsSomewhere() {
        return block.isPresent();
    }

    private static Optional<Block> read(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || slash + 1 == text.length()) {
            return Optional.empty();
        }
        var bits = 0L;
        for (var i = slash + 1; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            // strtol(3) stops at its greatest number, of which 32 bits are kept: all ones.
            bits = bits > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : bits * 10 + digit;
        }
        var kept = bits & 0xffff_ffffL;
        return Address.read(text.substring(0, slash))
                .map(first -> new Block(first, (int) Math.min(kept, first.length())));
    }

    @Override
    public String toString() {
        return text;
    }
}
