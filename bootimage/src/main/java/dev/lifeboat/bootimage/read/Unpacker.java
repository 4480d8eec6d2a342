package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.BootImage;
import dev.lifeboat.bootimage.BootImage.Segment;
import dev.lifeboat.bootimage.Packing;
import dev.lifeboat.bootimage.unpack.Flow;
import dev.lifeboat.bootimage.unpack.Magic;
import dev.lifeboat.bootimage.unpack.Tape;
import dev.lifeboat.bootimage.unpack.Unpacking;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Unpacks images into one root, segment after segment, as `unpack_to_rootfs()` of the kernel does:
/// what begins with "0" is an archive, zeros are nothing, and all else must be compressed.
final class Unpacker {
    /// An image with every module of Debian has 0.5 GB, and a boot loader must hold it in memory.
    static final long UNPACKED_BYTES = 4L << 30;

    /// How much a segment may grow, once it is large: images grow to 3 times, and firmware with its
    /// zeros to 20. What grows more was made to fill a disk.
    static final long GROWTH = 200;

    static final long LARGE_BYTES = 64 << 20;

    private static final int PLAIN = '0';
    private static final int ALIGNMENT = 4;

    private final Remarks remarks = new Remarks();
    private final Rootfs root = new Rootfs(remarks);
    private final Cpio cpio = new Cpio(root);
    private final List<Segment> segments = new ArrayList<>();
    private long unpackedBytes;
    private Optional<Flaw> refused = Optional.empty();

    /// What is wrong with an image that lies there in the file.
    Optional<Flaw> unpack(Tape tape) throws IOException {
        var begin = tape.position();
        if (tape.atEnd()) {
            return Optional.of(new Flaw("the image is empty: its last rebuild failed", begin));
        }
        var before = segments.size();
        while (!tape.atEnd()) {
            if (tape.skipsZeros()) {
                continue;
            }
            var flaw = segment(tape, begin);
            if (flaw.isPresent()) {
                return refused.or(() -> flaw);
            }
        }
        if (refused.isPresent()) {
            return refused;
        }
        if (segments.size() == before) {
            return Optional.of(new Flaw("the image consists of zeros", begin));
        }
        return cpio.isOpen()
                ? Optional.of(
                        new Flaw(
                                "the image ends without a trailer: it is cut off", tape.position()))
                : Optional.empty();
    }

    private Optional<Flaw> segment(Tape tape, long begin) throws IOException {
        var offset = tape.position();
        var packing = Magic.at(tape);
        if (packing.isPresent()) {
            cpio.beginPacked(offset);
            if (refused.isEmpty()) {
                refused =
                        Unpacking.refusedByKernel(packing.get(), tape)
                                .map(what -> new Flaw(what, offset));
            }
        } else if (tape.peek(0) != PLAIN) {
            return Optional.of(new Flaw(unknown(tape), offset));
        } else if ((offset - begin) % ALIGNMENT != 0) {
            return Optional.of(
                    new Flaw("an archive that does not begin at a multiple of four bytes", offset));
        } else {
            cpio.beginPlain(begin, offset - begin);
        }
        var flaw = unpack(packing.orElse(Packing.NONE), tape);
        segments.add(new Segment(offset, packing.orElse(Packing.NONE), cpio.entries()));
        return flaw;
    }

    private static String unknown(Tape tape) throws IOException {
        var first = tape.peek(0);
        var second = tape.peek(1);
        if ((first == 0xc7 && second == 0x71) || (first == 0x71 && second == 0xc7)) {
            return "an old binary cpio archive, which no kernel takes: use cpio -H newc";
        }
        return "neither an archive nor compressed in a way that a kernel knows: it begins with %02x%s"
                .formatted(first, second < 0 ? "" : " %02x".formatted(second));
    }

    private Optional<Flaw> unpack(Packing packing, Tape tape) throws IOException {
        var offset = tape.position();
        var unpackedBefore = unpackedBytes;
        try (var flow = Unpacking.of(packing, tape)) {
            // Not a switch over the kinds of pieces: to link one costs a start 20 ms.
            var piece = flow.next();
            while (piece instanceof Flow.Bytes(var bytes)) {
                var before = bytes.position();
                var flaw = packing == Packing.NONE ? cpio.take(bytes) : takeAll(bytes);
                unpackedBytes += bytes.position() - before;
                if (flaw.isEmpty()) {
                    flaw = bomb(tape, offset, unpackedBytes - unpackedBefore);
                }
                if (flaw.isPresent() || bytes.hasRemaining()) {
                    return flaw;
                }
                piece = flow.next();
            }
            return piece instanceof Flow.Broken(var what)
                    ? Optional.of(new Flaw(what, tape.position()))
                    : cpio.end();
        }
    }

    /// What is packed together may be several archives, and nothing else.
    private Optional<Flaw> takeAll(ByteBuffer bytes) {
        var flaw = Optional.<Flaw>empty();
        while (flaw.isEmpty() && bytes.hasRemaining()) {
            var before = bytes.position();
            flaw = cpio.take(bytes);
            if (flaw.isEmpty() && bytes.position() == before) {
                return cpio.junk();
            }
        }
        return flaw;
    }

    private Optional<Flaw> bomb(Tape tape, long offset, long segmentBytes) {
        if (unpackedBytes > UNPACKED_BYTES) {
            return Optional.of(
                    new Flaw(
                            "unpacks to more than %d GiB".formatted(UNPACKED_BYTES >> 30), offset));
        }
        var packedBytes = tape.position() - offset;
        return segmentBytes > LARGE_BYTES && segmentBytes / GROWTH > packedBytes
                ? Optional.of(new Flaw("grows more than %d times".formatted(GROWTH), offset))
                : Optional.empty();
    }

    List<Read.Remark> remarks() {
        return remarks.all();
    }

    void remark(String what, long offset) {
        remarks.add(what, offset);
    }

    BootImage image(Optional<BootImage.Unified> unified) {
        return new BootImage(List.copyOf(segments), root.files(), unified);
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }
}
