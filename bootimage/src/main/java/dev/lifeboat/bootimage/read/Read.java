package dev.lifeboat.bootimage.read;

import dev.lifeboat.bootimage.BootImage;
import java.util.List;
import java.util.Optional;

/// What reading an image came to.
public sealed interface Read {

    /// The kernel unpacks all of it, and each checksum that it carries is right.
    ///
    /// @param remarks what is odd in it and does not stop a kernel
    record Whole(BootImage image, List<Remark> remarks) implements Read {}

    /// The kernel would not unpack it whole, or it is made to do harm.
    ///
    /// @param soFar what was read; empty: nothing
    /// @param what a sentence without its full stop
    /// @param offset in the file. Of what is wrong in an archive that is compressed: where that one
    ///   begins; of compressed data itself: how far it was unpacked, for zstd to 128 KiB
    record Damaged(Optional<BootImage> soFar, String what, long offset) implements Read {}

    /// Not looked at: no such file, a folder, no permission, a kernel instead of an image.
    record NotRead(String why) implements Read {}

    /// @param offset in the file, as that of `Damaged`
    record Remark(String what, long offset) {}
}
