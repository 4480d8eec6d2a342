package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.Image;

/// A guest's image, and the clone of it that a drill makes, by way of a snapshot of the same name.
///
/// Clones are of format 1, whose snapshot has to be protected: with one of format 2 the guest's own
/// image gets the feature `operations` as long as it has a clone (seen with 16.2), and clients that
/// are older than Mimic then refuse to write to it.
public record Twin(Image original, Scratch copy) {
    public String snapshot() {
        return copy.image().name();
    }

    /// `vms/db-1@lifeboat-drill-tb94do-1-1`
    @Override
    public String toString() {
        return original.label() + "@" + snapshot();
    }
}
