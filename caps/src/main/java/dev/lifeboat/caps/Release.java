package dev.lifeboat.caps;

/// A Ceph release, by its first number: 16 is Pacific.
public record Release(int major) {
    public static final Release LUMINOUS = new Release(12);
    public static final Release OCTOPUS = new Release(15);
    public static final Release PACIFIC = new Release(16);
    public static final Release SQUID = new Release(19);

    /// Before Luminous caps had other forms, and after Squid nothing is known here yet.
    public boolean known() {
        return major >= LUMINOUS.major && major <= SQUID.major;
    }

    /// Pacific said blocklist where its predecessors said blacklist.
    public boolean saysBlocklist() {
        return major >= PACIFIC.major;
    }

    /// Only this one was asked itself; of the others Ceph's source and documents tell.
    public boolean tried() {
        return major == PACIFIC.major;
    }

    @Override
    public String toString() {
        return "Ceph " + major;
    }
}
