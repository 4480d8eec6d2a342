package dev.lifeboat.bootimage.read;

import java.util.ArrayList;
import java.util.List;

/// What is odd and stops no kernel. The first of a kind is told, the others are counted: a hostile
/// image has a million.
final class Remarks {
    private static final class Tally {
        private final String what;
        private String first = "";
        private long offset;
        private int count;

        /// @param what behind the name of the first
        Tally(String what) {
            this.what = what;
        }

        void add(String name, long at) {
            if (count == 0) {
                first = name;
                offset = at;
            }
            count++;
        }

        void tell(List<Read.Remark> remarks) {
            if (count > 0) {
                var more = count == 1 ? "" : " (and %d more)".formatted(count - 1);
                remarks.add(new Read.Remark(first + " " + what + more, offset));
            }
        }
    }

    private final Tally twice = new Tally("is in one archive twice: the later one counts");
    private final Tally absolute = new Tally("begins with a slash");
    private final Tally leftOut =
            new Tally("is left out by the kernel, for want of a folder to put it in");
    private final List<Read.Remark> others = new ArrayList<>();

    void twice(String path, long offset) {
        twice.add(path, offset);
    }

    void absolute(String name, long offset) {
        absolute.add(name, offset);
    }

    void leftOut(String name, long offset) {
        leftOut.add(name, offset);
    }

    void add(String what, long offset) {
        others.add(new Read.Remark(what, offset));
    }

    List<Read.Remark> all() {
        var all = new ArrayList<>(others);
        twice.tell(all);
        absolute.tell(all);
        leftOut.tell(all);
        return List.copyOf(all);
    }
}
