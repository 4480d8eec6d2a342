package dev.lifeboat.core.plan;

import java.util.Arrays;
import java.util.BitSet;

/// Rooms that have the same things, in the order of the memory that they have left.
///
/// A rung is one number, the memory above and the room's number below, so that the array is in
/// order of both; moving a rung shifts those between, which for some thousand rooms is quicker than
/// a tree.
final class Ladder {
    /// A million hosts; above them 43 bits of memory in MiB.
    static final int ROOM_BITS = 20;

    static final int ROOMS_AT_MOST = 1 << ROOM_BITS;
    static final long NONE = -1;

    private final long[] first;
    private final long[] rungs;
    private int count;

    Ladder(long[] rungs) {
        this.first = rungs.clone();
        Arrays.sort(first);
        this.rungs = first.clone();
        this.count = rungs.length;
    }

    static long rung(long memory, int room) {
        return memory << ROOM_BITS | room;
    }

    static int room(long rung) {
        return (int) rung & (ROOMS_AT_MOST - 1);
    }

    static long memory(long rung) {
        return rung >> ROOM_BITS;
    }

    /// As it was made.
    void restore() {
        System.arraycopy(first, 0, rungs, 0, first.length);
        count = first.length;
    }

    int count() {
        return count;
    }

    /// Counted from the one with the least memory.
    long rung(int at) {
        return rungs[at];
    }

    /// The most memory that one of them has left.
    long most() {
        return count == 0 ? 0 : memory(rungs[count - 1]);
    }

    /// The rung with most memory, of those that have enough and are not among these.
    long roomiest(long memory, BitSet without) {
        for (var at = count - 1; at >= 0 && memory(rungs[at]) >= memory; at--) {
            if (!without.get(room(rungs[at]))) {
                return rungs[at];
            }
        }
        return NONE;
    }

    /// The rung with least memory, of those that have enough and are not among these.
    long tightest(long memory, BitSet without, int except) {
        for (var at = at(rung(memory, 0)); at < count; at++) {
            var room = room(rungs[at]);
            if (room != except && !without.get(room)) {
                return rungs[at];
            }
        }
        return NONE;
    }

    void remove(long rung) {
        var at = at(rung);
        System.arraycopy(rungs, at + 1, rungs, at, count - at - 1);
        count--;
    }

    void move(long from, long to) {
        var was = at(from);
        var is = at(to);
        if (is > was) {
            System.arraycopy(rungs, was + 1, rungs, was, is - was - 1);
            rungs[is - 1] = to;
        } else {
            System.arraycopy(rungs, is, rungs, is + 1, was - is);
            rungs[is] = to;
        }
    }

    /// Where the rung is, or would be.
    private int at(long rung) {
        var found = Arrays.binarySearch(rungs, 0, count, rung);
        return found < 0 ? -found - 1 : found;
    }
}
