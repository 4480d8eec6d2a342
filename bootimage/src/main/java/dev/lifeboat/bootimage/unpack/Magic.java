package dev.lifeboat.bootimage.unpack;

import dev.lifeboat.bootimage.Packing;
import java.io.IOException;
import java.util.Optional;

/// With which bytes a compressed archive begins.
public enum Magic {
    GZIP("\u001f\u008b", Packing.GZIP),
    XZ("\u00fd7zXZ\0", Packing.XZ),
    ZSTD("(\u00b5/\u00fd", Packing.ZSTD),
    LZ4("\u0004\"M\u0018", Packing.LZ4),
    LZ4_LEGACY("\u0002!L\u0018", Packing.LZ4_LEGACY),
    BZIP2("BZh", Packing.BZIP2),
    LZMA("]\0\0", Packing.LZMA),
    LZOP("\u0089LZO\0\r\n\u001a\n", Packing.LZOP);

    /// A letter for each byte.
    private final String letters;

    private final Packing packing;

    Magic(String letters, Packing packing) {
        this.letters = letters;
        this.packing = packing;
    }

    String letters() {
        return letters;
    }

    /// How what comes next is compressed, if it is.
    public static Optional<Packing> at(Tape tape) throws IOException {
        for (var magic : values()) {
            if (tape.startsWith(magic.letters)) {
                return Optional.of(magic.packing);
            }
        }
        return Optional.empty();
    }
}
