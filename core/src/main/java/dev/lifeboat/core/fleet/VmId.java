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
        // Not UUID's own order, which is signed: as they are written.
        var first =
                Long.compareUnsigned(
                        uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(
                        uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
