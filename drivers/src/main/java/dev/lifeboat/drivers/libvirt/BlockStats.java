package dev.lifeboat.drivers.libvirt;

import dev.lifeboat.core.evidence.DiskActivity;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Unreadable;

/// QEMU's own disk counters: the only place where failed writes show while `error_policy=report`
/// hands them to the guest (`domblkerror` says "No errors found" then).
final class BlockStats {
    static final String QUERY = "{\"execute\":\"query-blockstats\"}";

    private BlockStats() {}

    static DiskActivity read(String text) throws Unreadable {
        var reads = 0L;
        var writes = 0L;
        var failures = 0L;
        for (var device : Json.list(Json.one(text), "return")) {
            // "parent" repeats the same operations one layer below.
            var stats = Json.member(device, "stats");
            reads += Json.number(stats, "rd_operations");
            writes += Json.number(stats, "wr_operations");
            failures += Json.number(stats, "failed_wr_operations");
            failures += Json.number(stats, "failed_flush_operations");
        }
        return new DiskActivity(reads, writes, failures);
    }
}
