package dev.lifeboat.bootimage;

/// How an archive in an image is compressed.
public enum Packing {
    NONE,
    GZIP,
    XZ,
    ZSTD,
    LZ4,
    LZ4_LEGACY,
    BZIP2,
    LZMA,
    LZOP
}
