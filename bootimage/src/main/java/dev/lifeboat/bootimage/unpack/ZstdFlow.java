package dev.lifeboat.bootimage.unpack;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One frame of RFC 8878; its checksum is verified where it has one.
final class ZstdFlow implements Flow {
    /// The kernel refuses a larger window (`ZSTD_WINDOWSIZE_MAX` in lib/decompress_unzstd.c).
    private static final int WINDOW_LOG = 27;

    private final Tape tape;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final ByteBuffer piece = ByteBuffer.allocate(Unpacking.PIECE_BYTES);
    private boolean finished;

    ZstdFlow(Tape tape) {
        this.tape = tape;
        zstd.setLongMax(WINDOW_LOG);
    }

    @Override
    public Piece next() throws IOException {
        piece.clear();
        while (piece.position() == 0 && !finished) {
            var in = tape.unread();
            var before = in.position();
            if (!in.hasRemaining()) {
                return new Broken("the zstd data is cut off");
            }
            try {
                finished = zstd.decompressByteBufferStream(piece, in);
            } catch (ZstdException e) {
                return new Broken("the zstd data is corrupt: " + e.getMessage());
            }
            if (in.position() == before && piece.position() == 0 && !finished) {
                return new Broken("the zstd data is corrupt: it does not go on");
            }
        }
        return piece.position() > 0 ? new Bytes(piece.flip()) : new End();
    }

    @Override
    public void close() {
        zstd.close();
    }
}
