package dev.lifeboat.bootimage.read;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What comes behind the name of a file: summed where the header has a sum, kept where it is
/// `Kept`.
final class Content {
    private static final byte[] NOTHING = {};

    private @Nullable Node node;
    private Optional<Long> expectedSum = Optional.empty();
    private byte[] bytes = NOTHING;
    private int have;
    private long sum;
    private long keptInAll;

    /// Why it cannot be taken; empty: it can.
    Optional<String> begin(@Nullable Node file, Header header) {
        node = file;
        expectedSum = header.sum();
        sum = 0;
        have = 0;
        bytes = NOTHING;
        if (file == null || header.size() == 0) {
            return Optional.empty();
        }
        file.size = header.size();
        if (!file.kept) {
            return Optional.empty();
        }
        keptInAll += header.size();
        if (header.size() > Kept.FILE_BYTES || keptInAll > Kept.TOTAL_BYTES) {
            return Optional.of("has %d bytes, more than any real one".formatted(header.size()));
        }
        bytes = new byte[(int) header.size()];
        return Optional.empty();
    }

    /// Takes all of the piece.
    void take(ByteBuffer piece) {
        if (expectedSum.isPresent()) {
            for (var i = piece.position(); i < piece.limit(); i++) {
                sum += piece.get(i) & 0xff;
            }
        }
        var count = Math.min(piece.remaining(), bytes.length - have);
        piece.get(bytes, have, count);
        have += count;
        piece.position(piece.limit());
    }

    /// Why it is not what was put in; empty: it is.
    Optional<String> end() {
        if (node != null && bytes.length > 0) {
            node.content = bytes;
        }
        return expectedSum.isPresent() && expectedSum.get() != (sum & 0xffffffffL)
                ? Optional.of("has a wrong checksum")
                : Optional.empty();
    }
}
