package dev.lifeboat.bootimage;

import java.util.Optional;

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

    /// Bytes that nobody changes.
    @SuppressWarnings("ArrayRecordComponent")
    public record Text(byte[] bytes) {}
}
