package dev.lifeboat.bootimage.unpack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Numbers of a header.
final class Numbers {
    private Numbers() {}

    static byte[] of(InputStream in, int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    static int littleEndian16(InputStream in) throws IOException {
        var bytes = of(in, 2);
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8;
    }

    static long littleEndian(InputStream in) throws IOException {
        return Integer.reverseBytes((int) bigEndian(in)) & 0xffffffffL;
    }

    static long bigEndian(InputStream in) throws IOException {
        var bytes = of(in, 4);
        return ((bytes[0] & 0xffL) << 24)
                | ((bytes[1] & 0xffL) << 16)
                | ((bytes[2] & 0xffL) << 8)
                | (bytes[3] & 0xffL);
    }
}
