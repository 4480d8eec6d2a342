package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.muster.Muster;
import dev.lifeboat.core.plan.Confirm;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.MayAnswer;
import dev.lifeboat.core.plan.Plan;
import java.util.Optional;
import java.util.TreeMap;

/// The steps of a plan that prove its guests, and what can be said of a guest meanwhile.
final class Proofs {
    private Proofs() {}

    static Optional<Confirm> of(Lane lane) {
        return lane.steps().stream()
                .filter(step -> step instanceof Confirm(_, GuestIsWell _, _))
                .map(Confirm.class::cast)
                .findFirst();
    }

    static Optional<GuestIsWell> of(VmId vm, Plan plan) {
        return plan.lanes()
                .filter(lane -> lane.guest().equals(Optional.of(vm)))
                .flatMap(lane -> of(lane).stream())
                .map(step -> (GuestIsWell) step.claim())
                .findFirst();
    }

    static GuestLine line(GuestIsWell well, Snapshot now) {
        var quiet = new TreeMap<HostId, Verdict>();
        well.dead()
                .forEach(host -> quiet.put(host, new MayAnswer(well.seat().vm(), host).holds(now)));
        return new Muster(well.fleet(), quiet).line(well.seat().vm(), now);
    }
}
