package dev.lifeboat.core.fleet;

import java.util.UUID;

/// A guest, by its libvirt UUID: names are reused and changed, UUIDs move with the guest.
public record VmId(UUID uuid) implements Subject, Comparable<VmId> {
    public static VmId of(String uuid) {
        return new VmId(UUID.fromString(uuid));
    }

    @Override
    public String path() {
        return "guest/" + uuid;
    }

    @Override
    public String label() {
        return uuid.toString();
    }

    @Override
    public int compareTo(VmId other) {
        return path().compareTo(other.path());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
