package dev.lifeboat.bootimage.verdict;

import dev.lifeboat.bootimage.hardware.HardwareList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// What an image and a machine come to.
///
/// @param because sentences, the deciding ones only
/// @param modules in the image, of the kernel if one was chosen, else of all
/// @param kernel whose modules were judged
/// @param chain every link, in the order of the boot
/// @param notes what was taken for granted, and what does not decide
public record BootVerdict(
        Outcome outcome,
        List<String> because,
        int modules,
        Optional<String> kernel,
        Maker maker,
        List<Link> chain,
        List<String> notes,
        Optional<Remedy> remedy) {

    /// A machine with this hardware and this image.
    public enum Outcome {
        BOOTS("boots"),
        FAILS("fails"),
        UNKNOWN("unknown");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }

        static Outcome of(Usable usable) {
            return switch (usable) {
                case YES -> BOOTS;
                case NO -> FAILS;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    /// What is to be judged.
    ///
    /// @param kernel that will run; empty where the image has modules of one only
    /// @param rootFs the root's filesystem, if a person says it
    /// @param commandLine of the kernel, if a person says it
    /// @param rootOn part of the id, place or name of the controller that holds the root
    public record Question(
            HardwareList hardware,
            Optional<String> kernel,
            Optional<String> rootFs,
            Optional<String> commandLine,
            Optional<String> rootOn) {}

    /// Modules that would have to be in the image and are not, each once.
    public SortedSet<String> lacking() {
        return Remedy.lacking(chain);
    }
}
