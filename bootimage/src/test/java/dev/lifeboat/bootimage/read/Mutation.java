package dev.lifeboat.bootimage.read;

import java.util.Arrays;
import java.util.Random;

/// Makes good bytes bad, the same way for the same seed.
final class Mutation {
    private static final int MOST_TIMES = 6;

    /// What breaks code that counts: nothing, the ends of signed and unsigned numbers, digits.
    private static final byte[] TELLING = {
        0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '0', 'F', '/', '.'
    };

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] good, byte[] other) {
        var bytes = good.clone();
        for (var times = 1 + random.nextInt(MOST_TIMES); times > 0; times--) {
            bytes = once(bytes, other);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        if (bytes.length == 0 || other.length == 0) {
            return ImageOnDisk.joined(bytes, other);
        }
        var at = place(bytes);
        var to = at + 1 + random.nextInt(Math.min(bytes.length - at, 64));
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
            case 2 -> Arrays.fill(bytes, at, to, TELLING[random.nextInt(TELLING.length)]);
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                return joined(bytes, 0, at, bytes, to, bytes.length);
            }
            case 5 -> {
                return joined(bytes, 0, to, bytes, at, bytes.length);
            }
            case 6 -> {
                return joined(bytes, 0, at, other, random.nextInt(other.length), other.length);
            }
            default -> System.arraycopy(bytes, place(bytes), bytes, 0, 1);
        }
        return bytes;
    }

    /// Headers are at the front, and are where most is decided.
    private int place(byte[] bytes) {
        return random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200));
    }

    private static byte[] joined(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        return ImageOnDisk.joined(
                Arrays.copyOfRange(a, aFrom, aTo), Arrays.copyOfRange(b, bFrom, bTo));
    }
}
