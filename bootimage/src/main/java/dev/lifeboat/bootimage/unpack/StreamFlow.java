package dev.lifeboat.bootimage.unpack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.tukaani.xz.MemoryLimitException;

/// What a library's stream unpacks. It throws where the bytes are bad, and is not trusted to throw
/// an `IOException`: bzip2 and lz4 count in arrays.
final class StreamFlow implements Flow {
    /// Opens the library's stream, which reads the header.
    interface Opening {
        InputStream open(InputStream packed) throws IOException;
    }

    private final String name;
    private final Tape tape;
    private final Opening opening;
    private final byte[] piece = new byte[Unpacking.PIECE_BYTES];
    private InputStream stream = InputStream.nullInputStream();
    private boolean begun;

    /// @param name of the format, as a person says it
    StreamFlow(String name, Tape tape, Opening opening) {
        this.name = name;
        this.tape = tape;
        this.opening = opening;
    }

    @Override
    public Piece next() throws IOException {
        try {
            if (!begun) {
                begun = true;
                stream = opening.open(tape.stream());
            }
            var count = stream.read(piece);
            return count < 0 ? new End() : new Bytes(ByteBuffer.wrap(piece, 0, count));
        } catch (MemoryLimitException e) {
            return new Broken(
                    "the %s data needs %d MiB of memory to unpack, more than any kernel's image"
                            .formatted(name, e.getMemoryNeeded() / 1024));
        } catch (EOFException e) {
            return new Broken("the " + name + " data is cut off");
        } catch (IOException | RuntimeException e) {
            return new Broken(
                    tape.atEnd()
                            ? "the %s data is cut off".formatted(name)
                            : "the %s data is corrupt".formatted(name));
        }
    }

    @Override
    public void close() {
        // The library's streams hold arrays and the tape, and both are somebody else's to end.
    }
}
