package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.plan.ConsoleSpoke;
import java.time.Instant;
import java.util.stream.Stream;

/// Would the host's console say why it does not come back?
///
/// In 2019 the power cycles of a dead host told nothing, because its serial console had been mute
/// for weeks. No guest waits for what it says, so a mute one leaves the host unproven and blocks
/// nothing.
final class ConsoleIsHeard {
    private ConsoleIsHeard() {}

    /// Not looked at before a night's plan: a console server that hangs must hold no recovery up.
    static Stream<Key<?, ?>> asks(Recovery recovery) {
        return recovery.itself().console().stream().map(_ -> HostConsole.of(recovery.host()));
    }

    static Verdict of(HostId host, Recovery recovery) {
        if (recovery.itself().console().isEmpty()) {
            return Verdict.yes("the site file names no console of it");
        }
        var spoke = spoke(host, recovery);
        return spoke.answer() == Answer.NO ? Verdict.unknown(spoke.because()) : spoke;
    }

    private static Verdict spoke(HostId host, Recovery recovery) {
        return new ConsoleSpoke(host, Instant.EPOCH).holds(recovery.now());
    }

    /// A line each for what to do.
    static String remedy(HostId host, Recovery recovery) {
        return spoke(host, recovery).answer() == Answer.NO
                ? String.join(
                        "\n",
                        "on " + host + ": kernel command line console=ttyS0,115200n8,",
                        "and systemctl enable serial-getty@ttyS0",
                        "see that its console server logs that line",
                        "once it is empty: lifeboat drill oob " + host)
                : "lifeboat look " + host;
    }
}
