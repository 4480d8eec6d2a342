package dev.lifeboat.bootimage.unpack;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One frame of RFC 8878; its checksum is verified where it has one. The library refuses a window
/// of more than 128 MiB, as the kernel does (`ZSTD_WINDOWSIZE_MAX` in lib/decompress_unzstd.c).
final class ZstdFlow implements Flow {
    private final Tape tape;
    private final ZstdDecompressCtx zstd;
    private final ByteBuffer piece = ByteBuffer.allocateDirect(Unpacking.PIECE_BYTES);
    private boolean finished;

    private ZstdFlow(Tape tape, ZstdDecompressCtx zstd) {
        this.tape = tape;
        this.zstd = zstd;
    }

    /// The first of a process writes the library to the folder for temporary files, to load it.
    static Flow of(Tape tape) throws IOException {
        try {
            return new ZstdFlow(tape, new ZstdDecompressCtx());
        } catch (LinkageError e) {
            throw new IOException("the zstd library cannot be loaded: " + e.getMessage(), e);
        }
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
                finished = zstd.decompressDirectByteBufferStream(piece, in);
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
