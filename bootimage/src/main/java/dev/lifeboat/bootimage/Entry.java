package dev.lifeboat.bootimage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file of an image.
///
/// @param size in bytes
/// @param target of a link, else empty
/// @param content where the reader keeps it: indexes of modules and configuration, not modules
public record Entry(Kind kind, long size, String target, Optional<Text> content) {
    /// What a file is.
    public enum Kind {
        FILE,
        DIRECTORY,
        LINK,
        OTHER
    }

    /// Bytes that nobody changes. A class, since a record would compare its array by identity.
    public static final class Text {
        private final byte[] bytes;

        public Text(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(bytes, text.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
