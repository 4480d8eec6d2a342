package dev.lifeboat.bootimage.unpack;

import dev.lifeboat.bootimage.Packing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.SingleXZInputStream;

/// The flow of each packing.
public final class Unpacking {
    /// What is handed on at a time: small enough for a core's cache.
    static final int PIECE_BYTES = 1 << 16;

    /// Memory for one decoder. `xz -9`, with the largest dictionary that a preset has, needs 65
    /// MiB.
    static final int MEMORY_KIB = 96 * 1024;

    private static final int XZ_CHECK_AT = 7;
    private static final int XZ_NO_CHECK = 0;
    private static final int XZ_CRC32 = 1;

    private Unpacking() {}

    /// Of the archive that begins where the tape is, and no more than that one: it ends, and so
    /// does the flow, at its last byte.
    public static Flow of(Packing packing, Tape tape) throws IOException {
        return switch (packing) {
            case NONE -> new AsItIs(tape);
            case GZIP -> new GzipFlow(tape);
            case ZSTD -> ZstdFlow.of(tape);
            case XZ -> new StreamFlow("xz", tape, in -> new SingleXZInputStream(in, MEMORY_KIB));
            case LZMA -> new StreamFlow("lzma", tape, in -> new LZMAInputStream(in, MEMORY_KIB));
            case BZIP2 -> new StreamFlow("bzip2", tape, BZip2CompressorInputStream::new);
            case LZ4 -> new StreamFlow("lz4", tape, FramedLZ4CompressorInputStream::new);
            case LZ4_LEGACY -> new Lz4LegacyFlow(tape);
            case LZOP -> new LzopFlow(tape);
        };
    }

    /// Why no kernel unpacks this, though it can be unpacked: a trap for who compresses an image by
    /// hand. From `lib/decompress.c` (which formats) and Documentation/staging/xz.rst (which
    /// checks).
    public static Optional<String> refusedByKernel(Packing packing, Tape tape) throws IOException {
        return switch (packing) {
            case LZ4 ->
                    Optional.of(
                            "the kernel does not unpack lz4 frames: compress the image with lz4 -l");
            case XZ -> {
                var check = tape.peek(XZ_CHECK_AT);
                yield check == XZ_NO_CHECK || check == XZ_CRC32
                        ? Optional.empty()
                        : Optional.of(
                                "the kernel does not verify this check of xz: compress the image with"
                                        + " xz --check=crc32");
            }
            case NONE, GZIP, ZSTD, LZ4_LEGACY, BZIP2, LZMA, LZOP -> Optional.empty();
        };
    }

    private record AsItIs(Tape tape) implements Flow {
        @Override
        public Piece next() throws IOException {
            ByteBuffer unread = tape.unread();
            return unread.hasRemaining() ? new Bytes(unread) : new End();
        }

        @Override
        public void close() {
            // The tape is the reader's.
        }
    }
}
