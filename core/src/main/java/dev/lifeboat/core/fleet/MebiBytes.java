package dev.lifeboat.core.fleet;

/// An amount of memory in MiB.
public record MebiBytes(long count) implements Comparable<MebiBytes> {
    public static final MebiBytes NONE = new MebiBytes(0);

    public MebiBytes {
        if (count < 0) {
            throw new IllegalArgumentException("negative amount of memory: " + count + " MiB");
        }
    }

    public MebiBytes plus(MebiBytes more) {
        return new MebiBytes(Math.addExact(count, more.count));
    }

    /// What is left after taking some away; never less than nothing.
    public MebiBytes less(MebiBytes taken) {
        return new MebiBytes(Math.max(0, count - taken.count));
    }

    public boolean holds(MebiBytes wanted) {
        return count >= wanted.count;
    }

    @Override
    public int compareTo(MebiBytes other) {
        return Long.compare(count, other.count);
    }

    /// `640 MiB`, and from 1 GiB on `1.5 GiB`.
    @Override
    public String toString() {
        if (count < 1024) {
            return count + " MiB";
        }
        var tenths = (count * 10 + 512) / 1024;
        return tenths % 10 == 0 ? tenths / 10 + " GiB" : tenths / 10 + "." + tenths % 10 + " GiB";
    }
}
