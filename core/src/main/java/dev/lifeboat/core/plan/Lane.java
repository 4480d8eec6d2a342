package dev.lifeboat.core.plan;

import dev.lifeboat.core.fleet.VmId;
import java.util.List;
import java.util.Optional;

/// Steps that follow one another; a question stops the lane, not the run.
///
/// @param id such as `4.db-1`; lanes of one guest share what comes after the dot
public record Lane(String id, String name, Optional<VmId> guest, List<Step> steps) {
    public Lane {
        steps = List.copyOf(steps);
    }
}
