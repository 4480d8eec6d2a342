package dev.lifeboat.bootimage.unpack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// What a compressed part of an image unpacks to, piece by piece.
public interface Flow extends Closeable {
    /// One piece, or why there is none.
    sealed interface Piece {}

    /// @param bytes good until the next piece is asked for
    record Bytes(ByteBuffer bytes) implements Piece {}

    /// All was unpacked, and its checksums, where the format has some, are right.
    record End() implements Piece {}

    /// @param what a part of a sentence: "the gzip data has a wrong checksum"
    record Broken(String what) implements Piece {}

    /// @throws IOException only where the file itself cannot be read
    Piece next() throws IOException;

    @Override
    void close();
}
