package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import java.util.SortedSet;

/// The host's own BMC says that its power is off, and nothing contradicts it.
public record PowerSeenOff(HostId host) implements Claim {
    @Override
    public String sentence() {
        return host + " is powered off";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        var keys = new BmcIsOf(host).asks();
        keys.add(PowerState.of(host));
        keys.add(HostPing.of(host));
        return keys;
    }

    @Override
    public Verdict holds(Snapshot now) {
        var own = new BmcIsOf(host).holds(now);
        if (!own.isYes()) {
            return Verdict.unknown(own.because());
        }
        return switch (now.read(PowerState.of(host))) {
            case Reading.Unknown<PowerState>(var why, _, _, _) -> Verdict.unknown("BMC: " + why);
            case Reading.Known<PowerState>(var power, _, _, _) when power.on() ->
                    Verdict.no("the BMC says that the power is on");
            case Reading.Known<PowerState> _ ->
                    HostPing.isHeard(host, now)
                            ? Verdict.no("the BMC says off, and yet " + host + " answers ping")
                            : Verdict.yes("its BMC says off");
        };
    }
}
