package dev.lifeboat.bootimage.verdict;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// Bytes as they are after an accident or an attack.
final class Broken {
    private static final byte[][] LIKELY = {
        {0},
        {-1},
        {'\n'},
        {'\\', '\n'},
        {'"'},
        {'['},
        {']'},
        {'*'},
        {'{'},
        {'}'},
        {':'},
        {'/'},
        {(byte) 0x80, 0, 0, 12},
        {(byte) 0xE0, 0, 0, 12},
        {0x20, 0, 0, 12},
        {0x7f, -1, -1, -1}
    };

    private Broken() {}

    static byte[] of(byte[] whole, Random random) {
        var bytes = whole.clone();
        for (var i = 1 << random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length);
        var length = Math.min(bytes.length - at, 1 << random.nextInt(10));
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 1 -> {
                var likely = LIKELY[random.nextInt(LIKELY.length)];
                System.arraycopy(likely, 0, bytes, at, Math.min(likely.length, bytes.length - at));
            }
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> {
                return spliced(bytes, at, length, bytes, random.nextInt(bytes.length));
            }
            case 4 -> {
                return spliced(bytes, at, length, new byte[0], 0);
            }
            default -> bytes[at] = (byte) random.nextInt();
        }
        return bytes;
    }

    /// With a stretch replaced by as long a one from elsewhere.
    private static byte[] spliced(byte[] bytes, int at, int length, byte[] from, int where) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.write(from, where, Math.min(length, from.length - where));
        out.write(from, where, Math.min(length, from.length - where));
        out.write(bytes, at + length, bytes.length - at - length);
        return out.toByteArray();
    }
}
