package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.Subject;

/// Something that only one run may use at a time: a guest, an image, a host's power.
///
/// @param path which names it
/// @param label what a person calls it
public record Resource(String path, String label) implements Comparable<Resource> {
    public static Resource of(Subject subject, String label) {
        return new Resource(subject.path(), label);
    }

    @Override
    public int compareTo(Resource other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resource(var same, _) && same.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
