package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Blocklist;
import dev.lifeboat.core.evidence.CephHealth;
import dev.lifeboat.core.evidence.ClusterAddresses;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Uplink;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.WitnessPing;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.CephServes;
import dev.lifeboat.core.plan.ServesOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Would there be evidence that the dead host can neither write nor speak?
///
/// Rehearsed: each source that the fence leans on is asked now. What does not answer on a quiet day
/// will not answer at night (facts/fence.md R1 to R4).
public record FenceIsThere() implements Check<HostId> {
    @Override
    public CheckId id() {
        return CheckId.FENCE;
    }

    @Override
    public Stream<HostId> subjects(Recovery recovery) {
        return Stream.of(recovery.host());
    }

    @Override
    public Finding examine(HostId host, Recovery recovery) {
        var parts = new ArrayList<Part>();
        for (var cluster : recovery.clusters()) {
            writes(cluster, recovery, parts);
        }
        parts.add(pinged(host, recovery));
        parts.add(speaks(host, recovery));
        parts.addAll(witnesses(recovery));
        var verdict = Verdict.all(parts.stream().map(Part::verdict).toList());
        var decisive =
                parts.stream()
                        .filter(part -> part.verdict().answer() == verdict.answer())
                        .findFirst()
                        .orElseThrow();
        return Finding.of(
                this,
                host,
                verdict.isYes() ? Verdict.yes("each source of evidence answers") : verdict,
                decisive.evidence(),
                decisive.remedy());
    }

    private record Part(Verdict verdict, Reading<?> evidence, String remedy) {}

    /// The blocklist can be read, and each storage address can be refused as a whole.
    private static void writes(ClusterId cluster, Recovery recovery, List<Part> parts) {
        var host = recovery.host();
        var now = recovery.now();
        var list = now.read(Blocklist.of(cluster));
        var readable =
                list.judge(
                        "the blocklist of " + cluster,
                        seen -> {
                            var ranges = seen.ranges(list.answered());
                            return ranges.isEmpty()
                                    ? Verdict.yes("the blocklist of " + cluster + " can be read")
                                    : Verdict.unknown(
                                            "the blocklist of "
                                                    + cluster
                                                    + " has "
                                                    + Words.list(ranges)
                                                    + ": whether it hits a living client is not"
                                                    + " known");
                        });
        parts.add(new Part(readable, list, "lifeboat look ceph"));
        var serves = new CephServes(cluster).holds(now);
        parts.add(new Part(serves, now.read(CephHealth.of(cluster)), "ceph health detail"));
        var addresses = recovery.itself().storageAddresses();
        if (addresses.isEmpty()) {
            parts.add(
                    new Part(
                            Verdict.no("the site file gives no storage address of " + host),
                            list,
                            "add hosts." + host + ".storage-addresses to the site file"));
        }
        for (var address : addresses) {
            var alone = new ServesOnly(address, host, cluster, recovery.sharing(address));
            parts.add(
                    new Part(
                            alone.holds(now),
                            now.read(ClusterAddresses.of(cluster)),
                            "give its guests' storage traffic an address of its own"));
        }
    }

    /// That it falls silent is seen by ping: of one that does not answer while it lives, or that
    /// nobody pings, silence says nothing.
    private static Part pinged(HostId host, Recovery recovery) {
        var ping = recovery.now().read(HostPing.of(host));
        var verdict =
                ping.judge(
                        "ping of " + host,
                        seen ->
                                seen.answered()
                                        ? Verdict.yes(host + " answers ping")
                                        : Verdict.unknown(
                                                host
                                                        + " does not answer ping: that it has died"
                                                        + " could not be seen by that"));
        return new Part(verdict, ping, "lifeboat look " + host);
    }

    /// Its switch port or its BMC would say that it is silent.
    private static Part speaks(HostId host, Recovery recovery) {
        var port = recovery.now().read(Uplink.of(host));
        if (port.isKnown()) {
            return new Part(Verdict.yes("its switch port can be asked"), port, "");
        }
        return new Part(
                BmcAnswers.canBeAsked(host, recovery).isYes()
                        ? Verdict.yes("its BMC can be asked")
                        : Verdict.unknown(
                                "nothing but a person could say that "
                                        + host
                                        + " is silent: its BMC cannot be leant on"),
                recovery.now().read(PowerState.of(host)),
                "lifeboat why out-of-band " + host);
    }

    /// Whoever asks must know that it is not itself who is cut off.
    private static List<Part> witnesses(Recovery recovery) {
        var parts = new ArrayList<Part>();
        for (var witness : recovery.fleet().witnesses()) {
            var ping = recovery.now().read(WitnessPing.of(witness));
            parts.add(
                    new Part(
                            ping.judge(
                                    "ping of the witness " + witness.name(),
                                    seen ->
                                            Verdict.of(
                                                    seen.answered(),
                                                    "the witness "
                                                            + witness.name()
                                                            + " answers ping",
                                                    "the witness "
                                                            + witness.name()
                                                            + " does not answer ping: nothing would be begun")),
                            ping,
                            "lifeboat look " + witness.name()));
        }
        return parts;
    }
}
