package dev.lifeboat.caps;

import java.util.List;
import java.util.stream.IntStream;

/// A Ceph release, by its first number: 16 is Pacific. What is said of one is said of its last
/// point release, such as 14.2.22: fixes moved between releases, and who is asked about knows the
/// first number only.
public record Release(int major) implements Comparable<Release> {
    public static final Release LUMINOUS = new Release(12);
    public static final Release OCTOPUS = new Release(15);
    public static final Release PACIFIC = new Release(16);
    public static final Release SQUID = new Release(19);

    /// Those whose caps are known here, oldest first.
    public static final List<Release> ALL =
            IntStream.rangeClosed(LUMINOUS.major, SQUID.major).mapToObj(Release::new).toList();

    /// Before Luminous caps had other forms, and after Squid nothing is known here yet.
    public boolean known() {
        return major >= LUMINOUS.major && major <= SQUID.major;
    }

    /// Pacific said blocklist where its predecessors said blacklist.
    public boolean saysBlocklist() {
        return Difference.BLOCKLIST.in(this) == May.YES;
    }

    /// Only this one was asked itself; of the others Ceph's source and documents tell.
    public boolean tried() {
        return major == PACIFIC.major;
    }

    @Override
    public int compareTo(Release other) {
        return Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return "Ceph " + major;
    }

    /// `Ceph 12 to 15`, `Ceph 12, 13 and 16`
    public static String list(List<Release> releases) {
        var first = releases.getFirst().major;
        var last = releases.getLast().major;
        if (last - first + 1 == releases.size() && releases.size() > 2) {
            return "Ceph " + first + " to " + last;
        }
        var text = new StringBuilder("Ceph ");
        for (var i = 0; i < releases.size(); i++) {
            text.append(i == 0 ? "" : i == releases.size() - 1 ? " and " : ", ")
                    .append(releases.get(i).major);
        }
        return text.toString();
    }
}
