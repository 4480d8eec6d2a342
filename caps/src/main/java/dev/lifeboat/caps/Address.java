package dev.lifeboat.caps;

import java.util.Arrays;
import java.util.Optional;

/// An IP address, read as inet_pton(3) does: no leading zeros, no short forms, no brackets.
final class Address {
    private static final int V4_PARTS = 4;
    private static final int V6_GROUPS = 8;

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /// `10.91.0.12`, `fd00::1`
    static Optional<Address> read(String text) {
        var bytes = text.indexOf(':') < 0 ? four(text) : six(text);
        return bytes.length == 0 ? Optional.empty() : Optional.of(new Address(bytes));
    }

    /// Of a client: also `10.91.0.12:0/29677` and `[fd00::1]:0/1`, as Ceph writes one.
    static Optional<Address> ofClient(String text) {
        return read(host(text));
    }

    /// The host's part of a client's address, as it is written.
    static String host(String client) {
        var bare =
                client.startsWith("v1:") || client.startsWith("v2:") ? client.substring(3) : client;
        if (bare.startsWith("[") && bare.indexOf(']') > 0) {
            return bare.substring(1, bare.indexOf(']'));
        }
        var colon = bare.indexOf(':');
        var oneColon = colon >= 0 && bare.indexOf(':', colon + 1) < 0;
        return oneColon ? bare.substring(0, colon) : bare;
    }

    static Address of(byte[] bytes) {
        return new Address(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// In bits.
    int length() {
        return bytes.length * Byte.SIZE;
    }

    boolean sameFamily(Address other) {
        return bytes.length == other.bytes.length;
    }

    int commonBits(Address other) {
        var same = Arrays.mismatch(bytes, other.bytes);
        return same < 0
                ? length()
                : same * Byte.SIZE
                        + Integer.numberOfLeadingZeros((bytes[same] ^ other.bytes[same]) & 0xff)
                        - (Integer.SIZE - Byte.SIZE);
    }

    private static byte[] four(String text) {
        var bytes = new byte[V4_PARTS];
        var at = 0;
        for (var part = 0; part < V4_PARTS; part++) {
            var end = part == V4_PARTS - 1 ? text.length() : text.indexOf('.', at);
            var number = end < 0 ? -1 : decimal(text, at, end);
            if (number < 0) {
                return new byte[0];
            }
            bytes[part] = (byte) number;
            at = end + 1;
        }
        return bytes;
    }

    private static int decimal(String text, int from, int to) {
        if (to == from || to - from > 3 || (to - from > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number > 0xff ? -1 : number;
    }

    private static byte[] six(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            var all = groups(text);
            return all.length == 2 * V6_GROUPS ? all : new byte[0];
        }
        var head = text.substring(0, gap);
        var tail = text.substring(gap + 2);
        var front = groups(head);
        var back = groups(tail);
        if ((front.length == 0 && !head.isEmpty())
                || (back.length == 0 && !tail.isEmpty())
                || head.indexOf('.') >= 0
                || front.length + back.length >= 2 * V6_GROUPS) {
            return new byte[0];
        }
        var bytes = Arrays.copyOf(front, 2 * V6_GROUPS);
        System.arraycopy(back, 0, bytes, bytes.length - back.length, back.length);
        return bytes;
    }

    /// `fd00:0:1`, the last of which may be `10.0.0.1`; empty: not that.
    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        var parts = text.split(":", -1);
        var bytes = new byte[2 * V6_GROUPS];
        var length = 0;
        for (var i = 0; i < parts.length; i++) {
            var four = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            var part = four ? four(parts[i]) : hexadecimal(parts[i]);
            if (part.length == 0 || length + part.length > bytes.length) {
                return new byte[0];
            }
            System.arraycopy(part, 0, bytes, length, part.length);
            length += part.length;
        }
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] hexadecimal(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return new byte[0];
        }
        var number = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return new byte[0];
            }
            number = number * 16 + digit;
        }
        return new byte[] {(byte) (number >> Byte.SIZE), (byte) number};
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// As [#read] takes it.
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (bytes.length == V4_PARTS) {
            for (var part : bytes) {
                text.append(text.isEmpty() ? "" : ".").append(part & 0xff);
            }
            return text.toString();
        }
        for (var i = 0; i < bytes.length; i += 2) {
            text.append(i == 0 ? "" : ":")
                    .append(
                            Integer.toHexString(
                                    ((bytes[i] & 0xff) << Byte.SIZE) | (bytes[i + 1] & 0xff)));
        }
        return text.toString();
    }
}
