package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.fleet.Vm;
import java.util.Optional;

/// One guest on the muster roll.
public record GuestLine(
        Vm vm, Where where, Disk disk, Boot boot, Reach reach, Tier tier, Optional<Cause> cause) {
    /// The words of the tier in one short phrase, as on screens.
    public String verdict() {
        return switch (tier) {
            case PROVEN -> "answering";
            case AS_BEFORE ->
                    reach.kind() == Reach.Kind.SILENT_AS_EVER ? "silent as ever" : "as before";
            case CANNOT_KNOW -> "not known yet";
            case NOT_WELL -> cause.map(found -> found.kind().text()).orElse("not well");
        };
    }

    public String because() {
        return switch (tier) {
            case PROVEN, AS_BEFORE -> where.text() + "; " + disk.because() + "; " + reach.because();
            case NOT_WELL -> cause.map(Cause::because).orElse(where.text());
            case CANNOT_KNOW -> unknownPart();
        };
    }

    private String unknownPart() {
        if (where instanceof Where.CannotTell
                || (where instanceof Where.Once once && !once.perhaps().isEmpty())) {
            return where.text();
        }
        if (boot.up() != Answer.YES) {
            return boot.because();
        }
        if (disk.writable() != Answer.YES) {
            return disk.because();
        }
        return reach.because();
    }
}
