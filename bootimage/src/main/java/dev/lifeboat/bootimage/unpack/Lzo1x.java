package dev.lifeboat.bootimage.unpack;

/// One block of LZO1X, as Documentation/staging/lzo.rst of the kernel describes it. Own code: what
/// Maven Central has is either GPL or wants `sun.misc.Unsafe`, of which JDK 25 warns on stderr.
final class Lzo1x {
    /// What the last instruction copied behind its match: nothing, 1 to 3 bytes, or a long string.
    private static final int LONG_STRING = 4;

    private static final int END_DISTANCE = 16384;

    private final byte[] packed;
    private final byte[] unpacked;
    private final int length;
    private int at;
    private int to;
    private int state;

    /// @param length to which the block must unpack
    Lzo1x(byte[] packed, byte[] unpacked, int length) {
        this.packed = packed;
        this.unpacked = unpacked;
        this.length = length;
    }

    /// False: the block is not what it should be.
    boolean unpack() {
        try {
            first();
            while (instruction()) {
                // Each takes at least a byte of what is packed.
            }
            return at == packed.length && to == length;
        } catch (IndexOutOfBoundsException e) {
            // The bounds of the arrays are the checks: a bad distance or length runs into them.
            return false;
        }
    }

    private void first() {
        var code = packed[0] & 0xff;
        if (code > 17) {
            at = 1;
            literals(code - 17);
            state = Math.min(code - 17, LONG_STRING);
        }
    }

    /// False at the end of the block.
    private boolean instruction() {
        var code = next();
        if (code >= 64) {
            var count = code >= 128 ? 5 + (code >> 5 & 3) : 3 + (code >> 5 & 1);
            match(count, (next() << 3) + (code >> 2 & 7) + 1, code);
        } else if (code >= 32) {
            var count = 2 + count(code, 31);
            var operand = littleEndian();
            match(count, (operand >> 2) + 1, operand);
        } else if (code >= 16) {
            var count = 2 + count(code, 7);
            var operand = littleEndian();
            var distance = END_DISTANCE + ((code & 8) << 11) + (operand >> 2);
            if (distance == END_DISTANCE) {
                return false;
            }
            match(count, distance, operand);
        } else if (state == 0) {
            literals(3 + count(code, 15));
            state = LONG_STRING;
        } else if (state == LONG_STRING) {
            match(3, (next() << 2) + (code >> 2) + 2049, code);
        } else {
            match(2, (next() << 2) + (code >> 2) + 1, code);
        }
        return true;
    }

    /// A number in the low bits of a code; zero there means that it goes on in bytes, 255 for a
    /// zero.
    private int count(int code, int mask) {
        if ((code & mask) != 0) {
            return code & mask;
        }
        var count = mask;
        var more = next();
        while (more == 0) {
            count += 255;
            more = next();
        }
        return count + more;
    }

    private void match(int count, int distance, int codeWithLiterals) {
        for (var i = 0; i < count; i++) {
            unpacked[to] = unpacked[to - distance];
            to++;
        }
        state = codeWithLiterals & 3;
        literals(state);
    }

    private void literals(int count) {
        System.arraycopy(packed, at, unpacked, to, count);
        at += count;
        to += count;
    }

    private int next() {
        return packed[at++] & 0xff;
    }

    private int littleEndian() {
        return next() | next() << 8;
    }
}
