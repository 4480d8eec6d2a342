package dev.lifeboat.bootimage.unpack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/// What `lzop` writes: a header, then blocks with their sizes and checksums, and a size of zero.
/// Fields as the kernel reads them (lib/decompress_unlzo.c), which skips the checksums.
final class LzopFlow implements Flow {
    /// The kernel's `LZO_BLOCK_SIZE`, and the only one that `lzop` writes.
    private static final int BLOCK_BYTES = 256 * 1024;

    /// From which version on a level and the upper half of a time stand in the header.
    private static final int LEVELS = 0x0940;

    private static final int ADLER_UNPACKED = 0x1;
    private static final int ADLER_PACKED = 0x2;
    private static final int EXTRA = 0x40;
    private static final int CRC_UNPACKED = 0x100;
    private static final int CRC_PACKED = 0x200;
    private static final int FILTER = 0x800;

    private final Tape tape;
    private final byte[] unpacked = new byte[BLOCK_BYTES];
    private boolean begun;
    private long flags;

    LzopFlow(Tape tape) {
        this.tape = tape;
    }

    @Override
    public Piece next() throws IOException {
        var in = tape.stream();
        try {
            if (!begun) {
                begun = true;
                flags = flagsOfHeader(in);
            }
            if ((flags & (EXTRA | FILTER)) != 0) {
                return new Broken(
                        "the lzop data uses a filter or extra fields, which no kernel reads");
            }
            return block(in);
        } catch (EOFException e) {
            return new Broken("the lzop data is cut off");
        }
    }

    private static long flagsOfHeader(InputStream in) throws IOException {
        in.skipNBytes(Magic.LZOP.letters().length());
        var versions = Numbers.of(in, 7);
        var levels = ((versions[0] & 0xff) << 8 | (versions[1] & 0xff)) >= LEVELS;
        in.skipNBytes(levels ? 1 : 0);
        var flags = Numbers.bigEndian(in);
        if ((flags & FILTER) != 0) {
            return flags;
        }
        var modeAndTimes = levels ? 12 : 8;
        in.skipNBytes(modeAndTimes);
        var nameLength = Numbers.of(in, 1)[0] & 0xff;
        var checksum = 4;
        in.skipNBytes(nameLength + checksum);
        return flags;
    }

    private Piece block(InputStream in) throws IOException {
        var length = Numbers.bigEndian(in);
        if (length == 0) {
            return new End();
        }
        if (length > BLOCK_BYTES) {
            return new Broken("the lzop data has a block of " + length + " bytes, longer than any");
        }
        var packedLength = Numbers.bigEndian(in);
        if (packedLength == 0 || packedLength > length) {
            return new Broken("the lzop data is corrupt");
        }
        var adler = expected(in, ADLER_UNPACKED);
        var crc = expected(in, CRC_UNPACKED);
        var stored = packedLength == length;
        var packedAdler = stored ? NONE : expected(in, ADLER_PACKED);
        var packedCrc = stored ? NONE : expected(in, CRC_PACKED);
        var packed = Numbers.of(in, (int) packedLength);
        if (stored) {
            System.arraycopy(packed, 0, unpacked, 0, packed.length);
        } else if (!matches(packedAdler, new Adler32(), packed, packed.length)
                || !matches(packedCrc, new CRC32(), packed, packed.length)) {
            return new Broken("the lzop data has a wrong checksum");
        } else if (!new Lzo1x(packed, unpacked, (int) length).unpack()) {
            return new Broken("the lzop data is corrupt");
        }
        return matches(adler, new Adler32(), unpacked, (int) length)
                        && matches(crc, new CRC32(), unpacked, (int) length)
                ? new Bytes(ByteBuffer.wrap(unpacked, 0, (int) length))
                : new Broken("the lzop data has a wrong checksum");
    }

    /// Where the header says that a block has no such checksum.
    private static final long NONE = -1;

    private long expected(InputStream in, int flag) throws IOException {
        return (flags & flag) != 0 ? Numbers.bigEndian(in) : NONE;
    }

    private static boolean matches(long expected, Checksum sum, byte[] bytes, int length) {
        if (expected == NONE) {
            return true;
        }
        sum.update(bytes, 0, length);
        return sum.getValue() == expected;
    }

    @Override
    public void close() {
        // Holds arrays only.
    }
}
