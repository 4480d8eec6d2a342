package dev.lifeboat.cli;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.server.Station;
import java.io.IOException;
import java.util.Optional;

/// Changes a user's caps: kept on disk before it is done, and read back afterwards.
final class CapsWrite {
    private CapsWrite() {}

    /// @param next to type where it was not done
    static Exit done(Station station, CephUser user, CephCaps before, CephCaps after, String next)
            throws IOException {
        var kept = KeptCaps.of(station);
        var change = new KeptCaps.Change(station.clock().instant(), before, after);
        kept.keep(user, change, "begun");
        var outcome = station.ports().auth().change(user, before, after);
        var done = station.ports().auth().caps(user).fact().equals(Optional.of(after));
        kept.keep(user, change, done ? "done and read back" : notDone(outcome));
        if (done) {
            System.err.println(user.entity() + " has them now, read back." + remark(outcome));
            return Exit.OK;
        }
        System.err.println("Not done: " + outcome.said() + ".\nnext:  " + next);
        return outcome instanceof Outcome.Refused ? Exit.NO : Exit.UNKNOWN;
    }

    private static String notDone(Outcome outcome) {
        return (outcome instanceof Outcome.Refused ? KeptCaps.REFUSED : "") + outcome.said();
    }

    private static String remark(Outcome outcome) {
        return outcome.said().isEmpty()
                ? ""
                : "\nBut " + outcome.said() + ".\nnext:  ceph log last 20 info audit";
    }
}
