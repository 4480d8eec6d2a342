package dev.lifeboat.drivers.site;

import static dev.lifeboat.drivers.site.SiteKeyRow.WORD;
import static dev.lifeboat.drivers.site.SiteKeyRow.row;

import dev.lifeboat.core.fleet.Image;
import java.util.stream.Stream;

/// The keys of what is kept for drills.
final class DrillKeyRows {
    private DrillKeyRows() {}

    static Stream<SiteKeyRow> rows() {
        return Stream.of(
                row(
                        SiteKey.DRILLS,
                        "drills",
                        "{canary-guests: [canary-1]}",
                        Site::drills,
                        "Drills[guests=[canary-1], images=[]]",
                        "Drills[guests=[], images=[]]",
                        "often",
                        WORD
                                + "what drills may use, with the keys canary-guests, canary-images,"
                                + " hang"),
                row(
                        SiteKey.CANARY_GUESTS,
                        "drills/canary-guests",
                        "[canary-1, canary-2]",
                        site -> site.drills().guests(),
                        "[canary-1, canary-2]",
                        "[]",
                        "[a b]",
                        "\"a b\" is not a name"),
                row(
                        SiteKey.CANARY_IMAGES,
                        "drills/canary-images",
                        "[main/vms/canary-2019]",
                        site -> site.drills().images().stream().map(Image::path).toList(),
                        "[image/main/vms/canary-2019]",
                        "[]",
                        "[main/vms/web-1]",
                        "\"main/vms/web-1\" is not CLUSTER/POOL/canary..."),
                row(
                        SiteKey.DRILL_HANG,
                        "drills/hang",
                        "[/bin/true, HOST]",
                        site -> site.access().hang(),
                        "Optional[[/bin/true, HOST]]",
                        "Optional.empty",
                        "[true, HOST]",
                        "\"true\" is not a full path"));
    }
}
