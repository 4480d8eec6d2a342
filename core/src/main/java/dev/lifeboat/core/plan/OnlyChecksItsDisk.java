package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.muster.Cause;
import java.util.SortedSet;

/// A theory: "it is just a slow fsck". It predicts that the disk completes writes, as a check does
/// from its journal's recovery on; one that is blocked completes none, and looks the same from
/// outside (QEMU counts a write when it is completed; facts of 2026-11, boot progress).
public record OnlyChecksItsDisk(GuestIsWell guest) implements Claim {
    @Override
    public String sentence() {
        return guest.name() + " only checks its disk";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return guest.asks();
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(DiskActivity.of(guest.seat()))
                .judge(
                        "disk of " + guest.name(),
                        seen ->
                                Verdict.of(
                                        seen.writes() > 0,
                                        "its disk completed " + Words.count(seen.writes(), "write"),
                                        "its disk has not completed one write" + cause(now)));
    }

    private String cause(Snapshot now) {
        return guest.line(now).cause().map(Cause::because).map(why -> "; " + why).orElse("");
    }
}
