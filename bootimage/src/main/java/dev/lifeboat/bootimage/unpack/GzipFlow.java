package dev.lifeboat.bootimage.unpack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// One member of RFC 1952. Not `GZIPInputStream`: that reads ahead and goes on into the next
/// member, where the kernel unpacks each by itself.
final class GzipFlow implements Flow {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Tape tape;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer piece = ByteBuffer.allocate(Unpacking.PIECE_BYTES);
    private boolean begun;

    GzipFlow(Tape tape) {
        this.tape = tape;
    }

    @Override
    public Piece next() throws IOException {
        try {
            if (!begun) {
                begun = true;
                skipHeader(tape.stream());
            }
            return inflated();
        } catch (DataFormatException e) {
            return new Broken("the gzip data is corrupt");
        } catch (EOFException e) {
            return new Broken("the gzip data is cut off");
        }
    }

    private static void skipHeader(InputStream in) throws IOException {
        var header = Numbers.of(in, 10);
        var flags = header[3];
        if ((flags & EXTRA) != 0) {
            in.skipNBytes(Numbers.littleEndian16(in));
        }
        if ((flags & NAME) != 0) {
            skipText(in);
        }
        if ((flags & COMMENT) != 0) {
            skipText(in);
        }
        if ((flags & HEADER_CRC) != 0) {
            in.skipNBytes(2);
        }
    }

    private static void skipText(InputStream in) throws IOException {
        int letter;
        do {
            letter = in.read();
            if (letter < 0) {
                throw new EOFException();
            }
        } while (letter != 0);
    }

    private Piece inflated() throws IOException, DataFormatException {
        piece.clear();
        while (piece.position() == 0 && !inflater.finished()) {
            if (inflater.needsDictionary()) {
                return new Broken("the gzip data asks for a dictionary");
            }
            var in = tape.unread();
            if (!in.hasRemaining()) {
                throw new EOFException();
            }
            inflater.setInput(in);
            inflater.inflate(piece);
        }
        if (piece.position() > 0) {
            piece.flip();
            crc.update(piece.duplicate());
            return new Bytes(piece);
        }
        var in = tape.stream();
        if (Numbers.littleEndian(in) != crc.getValue()) {
            return new Broken("the gzip data has a wrong checksum");
        }
        return Numbers.littleEndian(in) == (inflater.getBytesWritten() & 0xffffffffL)
                ? new End()
                : new Broken("the gzip data has a wrong length");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
