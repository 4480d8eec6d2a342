package dev.lifeboat.caps;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// From where a grant holds, such as `10.91.0.0/16`.
record Network(String text) {
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    /// Ceph accepts any letters here; what is no network then holds nowhere. Empty: not known.
    Optional<Boolean> contains(String client) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.of(false);
        }
        var network = bytes(text.substring(0, slash));
        var address = bytes(client);
        var length = text.substring(slash + 1);
        if (network.isEmpty() || address.isEmpty() || !length.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        var bits = Integer.parseInt(length);
        if (network.get().length != address.get().length) {
            return Optional.of(false);
        }
        return bits > network.get().length * 8
                ? Optional.empty()
                : Optional.of(sameBits(network.get(), address.get(), bits));
    }

    /// Whether it is a network at all, so that a grant with it holds somewhere.
    boolean holdsSomewhere() {
        var slash = text.indexOf('/');
        return slash > 0 && contains(text.substring(0, slash)).orElse(false);
    }

    private static boolean sameBits(byte[] one, byte[] other, int bits) {
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> bytes(String ip) {
        var plain = ip.startsWith("[") && ip.endsWith("]") ? ip.substring(1, ip.length() - 1) : ip;
        if (!V4.matcher(plain).matches() && !V6.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(plain).getAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
