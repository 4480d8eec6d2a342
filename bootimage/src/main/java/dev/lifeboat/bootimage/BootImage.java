package dev.lifeboat.bootimage;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What is in the file that a kernel unpacks as its first root.
///
/// @param segments the archives of which the file consists, in its order
/// @param files by the path at which the running image has them: without a leading slash, through
///   directories that are links (`lib` to `usr/lib`), a later archive over an earlier one
/// @param unified what else lay in a unified kernel image
public record BootImage(
        List<Segment> segments, SortedMap<String, Entry> files, Optional<Unified> unified) {

    /// Of which nothing could be read.
    public static final BootImage EMPTY =
            new BootImage(List.of(), Collections.emptySortedMap(), Optional.empty());

    /// @param offset of its first byte in the image file
    public record Segment(long offset, Packing packing, int entries) {}

    /// The texts of a unified kernel image: its sections `.cmdline` and `.uname`, empty where
    /// absent.
    public record Unified(String commandLine, String kernelVersion) {}
}
