package dev.lifeboat.core.evidence;

import dev.lifeboat.core.fleet.HostId;
import java.time.Duration;
import java.util.List;

/// What a BMC has noted of its machine (the SEL).
///
/// @param entries how many there are
/// @param faults what is broken and was not seen mended since, in its words and with its times,
///   such as `Memory DIMM_A1 Uncorrectable ECC, 11/22/26 09:51:01`
public record EventLog(int entries, List<String> faults) implements Fact<HostId> {
    public static final Kind<EventLog, HostId> KIND =
            new Kind<>("event-log", EventLog.class, Duration.ofHours(1));

    public EventLog {
        faults = List.copyOf(faults);
    }

    public static Key<EventLog, HostId> of(HostId host) {
        return KIND.of(host);
    }
}
