package dev.lifeboat.drivers.power;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.EventLog;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.PowerState;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.spi.Power;
import dev.lifeboat.drivers.access.BmcAccess;
import dev.lifeboat.drivers.access.SiteAccess;
import dev.lifeboat.drivers.shell.Act;
import dev.lifeboat.drivers.shell.Command;
import dev.lifeboat.drivers.shell.Ended;
import dev.lifeboat.drivers.shell.Look;
import dev.lifeboat.drivers.shell.Shell;
import dev.lifeboat.drivers.shell.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Power by IPMI over LAN with `ipmitool`, for looks and acts.
///
/// Not with `fence_ipmilan`: it gives the password to its own `ipmitool` on the command line, where
/// everybody on the machine can read it, and tells a wrong password, a dead BMC and a missing host
/// apart by nothing (`docs/decisions/0009`). What an act did is looked at afterwards.
public final class IpmiPower implements Power {
    /// A look takes 0.07 s; ipmitool's own retries below end within this.
    private static final Duration READ = Duration.ofSeconds(10);

    /// Each entry is a packet, and each sensor's name another: real BMCs take 10 to 20 s for a long
    /// log.
    private static final Duration LONG = Duration.ofSeconds(60);

    /// Seconds before a packet is sent again, and how often: 1+1+1+1 s, because UDP loses some.
    private static final String RESEND_SECONDS = "1";

    private static final String RESENDS = "4";

    /// What an engineer types; the password is asked for then.
    private static final String TYPED = "ipmitool -I lanplus -H BMC-of-{} -a ";

    private final SiteAccess site;
    private final Shell shell;
    private final InstantSource clock;

    public IpmiPower(SiteAccess site, Shell shell, InstantSource clock) {
        this.site = site;
        this.shell = shell;
        this.clock = clock;
    }

    @Override
    public Reading<PowerState> power(Host host) {
        var look = Look.at(host.id(), TYPED + "power status", clock);
        return look.reading(
                ipmitool(host.id(), "power", "status"), IpmiAnswers::why, IpmiAnswers::power);
    }

    @Override
    public Reading<BmcIdentity> identity(Host host) {
        var look = Look.at(host.id(), TYPED + "mc guid; " + TYPED + "fru print", clock);
        Reading<String> guid =
                look.reading(ipmitool(host.id(), "mc", "guid"), IpmiAnswers::why, out -> out);
        // `fru print` fails on boards without data, after printing what there is.
        return look.then(
                guid,
                text ->
                        switch (ipmitool(host.id(), "fru", "print")) {
                            case Ended.Exited(_, var out, _) ->
                                    look.known(out, fru -> IpmiAnswers.identity(text, fru));
                            case Ended.TimedOut _, Ended.TooLong _, Ended.NotStarted _ ->
                                    look.known("", none -> IpmiAnswers.identity(text, none));
                        });
    }

    /// Without `-v`, with which it prints a page for each entry and no table. A wrong password and
    /// a dead BMC look alike then; `power` tells them apart.
    @Override
    public Reading<EventLog> eventLog(Host host) {
        var look = Look.at(host.id(), TYPED + "sel elist", clock);
        var bmc = bmc(host.id());
        if (bmc.isEmpty()) {
            return look.unknown(Why.notStarted(noBmc(host.id())));
        }
        var words = new ArrayList<>(question(bmc.get(), "-c", "sel", "elist").argv());
        words.remove("-v");
        var command = Command.of(words).with("IPMI_PASSWORD", bmc.get().password());
        var ended = shell.run(target(host.id()), command.within(site.networkNamespace()), LONG);
        return look.reading(ended, IpmiAnswers::why, EventLogReader::read);
    }

    @Override
    public Outcome off(Host host) {
        return turn(host, false);
    }

    @Override
    public Outcome on(Host host) {
        return turn(host, true);
    }

    private Outcome turn(Host host, boolean on) {
        var word = on ? "on" : "off";
        return switch (power(host)) {
            case Reading.Known<PowerState>(var state, _, _, _) when state.on() == on ->
                    new Outcome.Done("it is " + word + " already");
            case Reading.Known<PowerState> _ -> turn(host, word);
            case Reading.Unknown<PowerState>(var why, _, _, _) -> refusal(why);
        };
    }

    private static Outcome refusal(Why why) {
        return switch (why.cause()) {
            case SILENT -> new Outcome.TimedOut(READ);
            case NOT_STARTED -> new Outcome.NotStarted(why.text());
            case NEVER_ASKED, STALE, FAILED, UNREADABLE, REFUSED -> new Outcome.Refused(why.text());
        };
    }

    private Outcome turn(Host host, String word) {
        return Act.outcome(
                ipmitool(host.id(), "chassis", "power", word),
                exited -> refusal(IpmiAnswers.why(exited)));
    }

    private Ended ipmitool(HostId host, String... question) {
        var bmc = bmc(host);
        if (bmc.isEmpty()) {
            return new Ended.NotStarted(noBmc(host));
        }
        var command = question(bmc.get(), question).within(site.networkNamespace());
        return shell.run(target(host), command, READ);
    }

    static Command question(BmcAccess bmc, String... question) {
        var words =
                new ArrayList<>(
                        List.of(
                                "ipmitool",
                                "-v", // without it a wrong password looks like a dead BMC
                                "-I",
                                "lanplus",
                                "-H",
                                bmc.address(),
                                "-p",
                                String.valueOf(bmc.port()),
                                "-U",
                                bmc.user(),
                                "-C",
                                String.valueOf(bmc.cipher()),
                                "-E",
                                "-N",
                                RESEND_SECONDS,
                                "-R",
                                RESENDS));
        words.addAll(List.of(question));
        return Command.of(words).with("IPMI_PASSWORD", bmc.password());
    }

    private Optional<BmcAccess> bmc(HostId host) {
        var access = site.hosts().get(host);
        return access == null ? Optional.empty() : access.bmc();
    }

    private static String noBmc(HostId host) {
        return "the site names no BMC of " + host;
    }

    private static Target target(HostId host) {
        return Target.of("BMC of " + host);
    }
}
