package dev.lifeboat.bootimage.read;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.lifeboat.bootimage.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/// Packs bytes as the tools that make images do.
final class Packed {
    private static final int LZ4_BLOCK = 8 << 20;

    private Packed() {}

    private interface Packer {
        OutputStream onto(OutputStream out) throws IOException;
    }

    static byte[] with(Packing packing, byte[] bytes) {
        return switch (packing) {
            case NONE -> bytes;
            case GZIP -> through(GZIPOutputStream::new, bytes);
            case XZ -> xz(bytes, XZ.CHECK_CRC32);
            case ZSTD ->
                    through(out -> new ZstdOutputStreamNoFinalizer(out).setChecksum(true), bytes);
            case LZ4 -> through(FramedLZ4CompressorOutputStream::new, bytes);
            case LZ4_LEGACY -> lz4Legacy(bytes);
            case BZIP2 -> through(BZip2CompressorOutputStream::new, bytes);
            case LZMA -> through(out -> new LZMAOutputStream(out, new LZMA2Options(), -1), bytes);
            case LZOP -> lzopStored(bytes);
        };
    }

    static byte[] xz(byte[] bytes, int check) {
        return through(out -> new XZOutputStream(out, new LZMA2Options(1), check), bytes);
    }

    private static byte[] through(Packer packer, byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = packer.onto(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] lz4Legacy(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {0x02, 0x21, 0x4c, 0x18});
        for (var from = 0; from < bytes.length; from += LZ4_BLOCK) {
            var part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + LZ4_BLOCK));
            var block = through(BlockLZ4CompressorOutputStream::new, part);
            packed.writeBytes(numbers(ByteOrder.LITTLE_ENDIAN, block.length));
            packed.writeBytes(block);
        }
        return packed.toByteArray();
    }

    /// As `lzop` does with what does not get smaller. A packed block is among the images in the
    /// resources.
    private static byte[] lzopStored(byte[] bytes) {
        var adler = new Adler32();
        adler.update(bytes);
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {(byte) 0x89, 'L', 'Z', 'O', 0, '\r', '\n', 0x1a, '\n'});
        packed.writeBytes(new byte[] {0x10, 0x40, 0x20, (byte) 0xa0, 0x09, 0x40, 1, 5});
        var withAdler = 1;
        packed.writeBytes(numbers(ByteOrder.BIG_ENDIAN, withAdler, 0, 0, 0));
        packed.writeBytes(new byte[1 + Integer.BYTES]);
        packed.writeBytes(
                numbers(ByteOrder.BIG_ENDIAN, bytes.length, bytes.length, (int) adler.getValue()));
        packed.writeBytes(bytes);
        packed.writeBytes(new byte[Integer.BYTES]);
        return packed.toByteArray();
    }

    private static byte[] numbers(ByteOrder order, int... numbers) {
        var bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(order);
        for (var number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }
}
