package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Tier;
import dev.lifeboat.core.run.Run;
import java.util.Optional;
import java.util.SortedSet;

/// What to do next about a guest that is not well: one command.
///
/// @param dead the hosts that are silent
record Remedy(SortedSet<HostId> dead, Optional<Run> run) {

    Optional<String> of(GuestLine line) {
        if (line.tier() != Tier.NOT_WELL || line.cause().isEmpty()) {
            return Optional.empty();
        }
        var name = line.vm().name();
        return Optional.of(
                switch (line.cause().get().kind()) {
                    case CAPS, LOCK -> again("3", name).orElseGet(() -> start(name));
                    case NOT_STARTED -> again("4", name).orElseGet(() -> start(name));
                    case PAUSED -> again("5", name).orElse("lifeboat look " + name);
                    case SLOW_STORAGE -> "lifeboat look ceph";
                    case RUNS_TWICE, IO_ERRORS -> "lifeboat look " + name;
                    case EMERGENCY, BLOCKED, PANIC, SILENT ->
                            "lifeboat look " + name + " --console";
                });
    }

    /// Without a run there is none that could start it; one of a living host is started by hand.
    private String start(String name) {
        return run.isEmpty() && dead.size() == 1
                ? "lifeboat plan " + dead.first()
                : "lifeboat look " + name;
    }

    /// Going through a lane again is possible while the run is not over.
    private Optional<String> again(String phase, String name) {
        var lane = phase + "." + name;
        return run.filter(it -> it.ending().isEmpty())
                .filter(it -> it.plan().lanes().anyMatch(each -> each.id().equals(lane)))
                .map(it -> "lifeboat run " + it.id() + " retry " + lane);
    }
}
