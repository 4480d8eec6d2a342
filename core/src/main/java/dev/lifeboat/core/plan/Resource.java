package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.Subject;

/// Something that only one run may use at a time: a guest, an image, a host's power.
public record Resource(String name) implements Comparable<Resource> {
    public static Resource of(Subject subject) {
        return new Resource(subject.path());
    }

    @Override
    public int compareTo(Resource other) {
        return name.compareTo(other.name);
    }
}
