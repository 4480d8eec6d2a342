package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.BmcIsOf;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Does the host's BMC take the login, say the truth about the power, and belong to this host?
///
/// A BMC is looked at when its host is dead; by then a password that has expired or an entry that
/// names another machine costs a site visit, or a living host (facts/fence.md 6). With its console
/// it is all that such a host can be asked by.
public record BmcAnswers() implements Check<HostId> {
    @Override
    public CheckId id() {
        return CheckId.OUT_OF_BAND;
    }

    @Override
    public Stream<HostId> subjects(Recovery recovery) {
        return Stream.of(recovery.host());
    }

    @Override
    public SortedSet<Key<?, ?>> asks(HostId host) {
        return Keys.of(EventLog.of(host));
    }

    @Override
    public Stream<Key<?, ?>> asks(Recovery recovery) {
        return Stream.concat(Check.super.asks(recovery), ConsoleIsHeard.asks(recovery));
    }

    @Override
    public Finding examine(HostId host, Recovery recovery) {
        var power = recovery.now().read(PowerState.of(host));
        var identity = recovery.now().read(BmcIdentity.of(host));
        var verdict = canBeAsked(host, recovery);
        if (verdict.isYes()) {
            var log = recovery.now().read(EventLog.of(host));
            var noted = noted(host, verdict, log);
            var heard = ConsoleIsHeard.of(host, recovery);
            var console = recovery.now().read(HostConsole.of(host));
            return Finding.of(
                    this,
                    host,
                    Verdict.all(List.of(noted, heard)),
                    noted.isYes() && recovery.itself().console().isPresent() ? console : log,
                    noted.isYes() ? ConsoleIsHeard.remedy(host, recovery) : mend(host, log));
        }
        return Finding.of(
                this, host, verdict, power.isKnown() ? identity : power, remedy(host, recovery));
    }

    /// Whether it would say that the host is off; what it has noted of the machine is no matter.
    static Verdict canBeAsked(HostId host, Recovery recovery) {
        return recovery.itself().bmc().isEmpty() ? none(host) : weigh(host, recovery);
    }

    /// A memory module that failed once lets a machine run for weeks, and is why it dies (kct09,
    /// 2019: memory or processor, seen after a site visit).
    private static Verdict noted(HostId host, Verdict well, Reading<EventLog> log) {
        return log.judge(
                "the event log of " + host + "'s BMC",
                seen ->
                        seen.faults().isEmpty()
                                ? Verdict.yes(well.because() + ", and has noted no fault")
                                : Verdict.unknown(
                                        "the BMC of "
                                                + host
                                                + " has noted "
                                                + String.join("; ", seen.faults())
                                                + ": how long it lasts is not known"));
    }

    private static String mend(HostId host, Reading<EventLog> log) {
        return log.isKnown()
                ? "drain " + host + ", have it mended, then: ipmitool sel clear"
                : "lifeboat look " + host;
    }

    private static String remedy(HostId host, Recovery recovery) {
        var entry = "hosts." + host + ".bmc";
        if (recovery.itself().bmc().isEmpty()) {
            return "add " + entry + " to the site file";
        }
        if (recovery.now().read(PowerState.of(host))
                        instanceof Reading.Unknown<PowerState>(var why, _, _, _)
                && why.cause() == Why.Cause.REFUSED) {
            return "correct " + entry + ".user and .password in the site file";
        }
        return new BmcIsOf(host).holds(recovery.now()).answer() == Answer.NO
                ? "correct " + entry + ".address in the site file"
                : "lifeboat look " + host;
    }

    private static Verdict none(HostId host) {
        return Verdict.unknown(
                "the site file names no BMC for "
                        + host
                        + ": that it is off will have to be seen by a person");
    }

    private static Verdict weigh(HostId host, Recovery recovery) {
        var power = recovery.now().read(PowerState.of(host));
        if (power instanceof Reading.Unknown<PowerState>(var why, _, _, _)) {
            var text = "the BMC of " + host + " does not say whether the power is on: " + why;
            return why.cause() == Why.Cause.REFUSED ? Verdict.no(text) : Verdict.unknown(text);
        }
        var own = new BmcIsOf(host).holds(recovery.now());
        if (own.answer() != Answer.YES) {
            return own;
        }
        var on = power.fact().orElseThrow().on();
        return Verdict.of(
                on || !HostPing.isHeard(host, recovery.now()),
                "its BMC answers, is its own, and says that the power is " + (on ? "on" : "off"),
                "its BMC says that the power is off, and yet " + host + " answers ping");
    }
}
