package dev.lifeboat.screens;

import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Plan;
import java.util.Optional;

/// How lanes and guests of a plan are named to people.
final class Lanes {
    private Lanes() {}

    /// `5.web-1`; of a lane that is not about a guest only its phase, `2a`: what is said of it
    /// names host and address anyway.
    static String shown(String lane, Plan plan) {
        var ofGuest =
                plan.lanes().anyMatch(each -> each.id().equals(lane) && each.guest().isPresent());
        return ofGuest ? lane : phase(lane);
    }

    /// The phase that a lane is in.
    static String phase(String lane) {
        var dot = lane.indexOf('.');
        return dot < 0 ? lane : lane.substring(0, dot);
    }

    /// A guest's name rather than its UUID.
    static String name(Subject about, Plan plan) {
        return switch (about) {
            case VmId vm ->
                    plan.lanes()
                            .filter(lane -> lane.guest().equals(Optional.of(vm)))
                            .map(Lane::name)
                            .findFirst()
                            .orElse(vm.label());
            case Seat(var vm, var host) -> name(vm, plan) + " on " + host;
            default -> about.label();
        };
    }
}
