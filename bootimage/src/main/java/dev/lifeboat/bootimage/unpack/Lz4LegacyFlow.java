package dev.lifeboat.bootimage.unpack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;

/// What `lz4 -l` writes: a magic number, then blocks, each with its packed size in front; no
/// checksum. It ends with the file, or with a size of zero. Read as lib/decompress_unlz4.c does.
final class Lz4LegacyFlow implements Flow {
    private static final String MAGIC = Magic.LZ4_LEGACY.letters();
    private static final String NO_BLOCK = "\0\0\0\0";

    /// A block unpacks to 8 MiB at most; this is what noise of that length is packed to
    /// (`LZ4_compressBound`).
    private static final int PACKED_BYTES = (8 << 20) + (8 << 20) / 255 + 16;

    private final Tape tape;
    private final byte[] piece = new byte[Unpacking.PIECE_BYTES];
    private InputStream block = InputStream.nullInputStream();

    Lz4LegacyFlow(Tape tape) {
        this.tape = tape;
    }

    @Override
    public Piece next() throws IOException {
        while (true) {
            int count;
            try {
                count = block.read(piece);
            } catch (IOException | RuntimeException e) {
                return new Broken("the lz4 data is corrupt");
            }
            if (count > 0) {
                return new Bytes(ByteBuffer.wrap(piece, 0, count));
            }
            var in = tape.stream();
            // Joined archives: the kernel goes on behind a second magic number.
            while (tape.startsWith(MAGIC)) {
                in.skipNBytes(MAGIC.length());
            }
            if (tape.peek(3) < 0 || tape.startsWith(NO_BLOCK)) {
                return new End();
            }
            var size = Numbers.littleEndian(in);
            if (size > PACKED_BYTES) {
                return new Broken(
                        "the lz4 data has a block of " + size + " bytes, longer than any");
            }
            var packed = in.readNBytes((int) size);
            if (packed.length < size) {
                return new Broken("the lz4 data is cut off");
            }
            block = new BlockLZ4CompressorInputStream(new ByteArrayInputStream(packed));
        }
    }

    @Override
    public void close() {
        // Holds arrays only.
    }
}
