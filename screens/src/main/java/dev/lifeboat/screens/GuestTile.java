package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.run.Run;
import java.util.ArrayList;
import java.util.List;

/// One guest of a run, as a page shows it.
///
/// @param where the host that it goes to, or is on
/// @param words how far it is, such as `checking disk 46 %`
/// @param because the named cause where it is not well, with the command that shows it; else empty
/// @param well whether it is proven
public record GuestTile(
        VmId vm,
        String name,
        String where,
        Style style,
        String words,
        String because,
        boolean well) {

    static List<GuestTile> all(Run run, List<GuestStage> stages, Snapshot now) {
        var tiles = new ArrayList<GuestTile>();
        for (var stage : stages) {
            var host = run.plan().moves().get(stage.vm());
            tiles.add(
                    new GuestTile(
                            stage.vm(),
                            Plain.of(stage.guest()),
                            host == null ? "" : host.name(),
                            stage.style(),
                            Plain.of(stage.words()),
                            stage.style() == Style.BAD ? because(stage.vm(), run, now) : "",
                            stage.well()));
        }
        return tiles;
    }

    private static String because(VmId vm, Run run, Snapshot now) {
        return Proofs.of(vm, run.plan())
                .map((GuestIsWell well) -> Proofs.line(well, now))
                .filter(line -> line.cause().isPresent())
                .map(line -> Plain.of(line.because() + source(line, now)))
                .orElse("");
    }

    private static String source(GuestLine line, Snapshot now) {
        return new Evidence(now)
                .of(line)
                .map(reading -> "  (" + reading.source().command() + ")")
                .orElse("");
    }
}
