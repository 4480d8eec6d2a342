package dev.lifeboat.bootimage.verdict;

import java.util.List;

/// One thing without which the root is not mounted.
///
/// @param subject what it is about, such as a controller or a filesystem
/// @param because a sentence
/// @param lacking modules that would have to be in the image
public record Link(Part part, String subject, Usable usable, String because, List<String> lacking) {
    /// The chain's links, in the order of the boot.
    public enum Part {
        IMAGE("image"),
        KERNEL("kernel"),
        LOADER("loader"),
        CONTROLLER("controller"),
        DISK("disk"),
        LAYER("layer"),
        ROOT("root"),
        NETWORK("network");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static Link yes(Part part, String subject, String because) {
        return new Link(part, subject, Usable.YES, because, List.of());
    }

    static Link no(Part part, String subject, String because, List<String> lacking) {
        return new Link(part, subject, Usable.NO, because, List.copyOf(lacking));
    }

    static Link unknown(Part part, String subject, String because) {
        return new Link(part, subject, Usable.UNKNOWN, because, List.of());
    }
}
