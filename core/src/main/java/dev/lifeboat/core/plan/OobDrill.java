package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.HostBoot;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plans a drill that switches an empty host off and on by its BMC, and sees it come back.
public final class OobDrill {
    /// Servers with much memory and many controllers take up to ten minutes to their kernel.
    private static final Limits RETURNS = new Limits(Duration.ofMinutes(15), 1);

    private OobDrill() {}

    /// Why it may not be begun; empty when it may. What is not known counts as a no.
    public static Optional<String> refusal(Snapshot now, HostId host) {
        var empty = new RunsNothing(host).holds(now);
        if (!empty.isYes()) {
            return Optional.of(empty.because());
        }
        var own = new BmcIsOf(host).holds(now);
        if (!own.isYes()) {
            return Optional.of(own.because());
        }
        return bootId(now, host).isEmpty()
                ? Optional.of("the boot id of " + host + " is not known")
                : Optional.empty();
    }

    private static String bootId(Snapshot now, HostId host) {
        return now.read(HostBoot.of(host)).fact().map(HostBoot::bootId).orElse("");
    }

    public static Plan plan(Snapshot now, HostId host) {
        var lane = "1." + host;
        var off = new SwitchOff(new StepId(lane, "off"), host);
        var on = new PowerOn(new StepId(lane, "on"), host, List.of(new BmcIsOf(host)));
        var back =
                new SeeWhether(
                        new StepId(lane, "back"), new Rebooted(host, bootId(now, host)), RETURNS);
        var phases =
                List.of(
                        Phase.inTurn(
                                "1",
                                "switch off and on",
                                List.of(
                                        new Lane(
                                                lane,
                                                host.name(),
                                                Optional.empty(),
                                                List.of(off, on, back)))));
        var goal = new Goal.Drill(Goal.Drill.Kind.OOB, host, new TreeSet<>());
        Instant seen = now.read(Residents.of(host)).answered();
        return new Plan(
                Fingerprint.of(goal, seen, phases),
                goal,
                seen,
                phases,
                new TreeMap<>(),
                List.of(),
                List.of());
    }
}
