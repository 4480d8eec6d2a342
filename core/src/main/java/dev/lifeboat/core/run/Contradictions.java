package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Answer;
import dev.lifeboat.core.evidence.GuestPing;
import dev.lifeboat.core.evidence.HostPing;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Testimony.Statement;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Words;
import dev.lifeboat.core.plan.PowerSeenOff;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is seen outweighs what is said: what people cannot say at the moment, and what has to be
/// looked at to know.
public final class Contradictions {
    private Contradictions() {}

    /// What could contradict the answers that are offered.
    static SortedSet<Key<?, ?>> watched(Run run, Question question) {
        var keys = new TreeSet<Key<?, ?>>();
        for (var choice : question.choices()) {
            if (choice.move() instanceof Move.Say(HostId host, var statement)
                    && statement != Statement.GIVEN_UP) {
                keys.addAll(new PowerSeenOff(host).asks());
                run.plan().moves().keySet().forEach(vm -> keys.add(GuestPing.of(vm)));
            }
        }
        return keys;
    }

    /// Why a statement cannot be taken now; empty when it can. What is seen outweighs what is said.
    public static Optional<String> contradicted(Run run, Move move, Snapshot now) {
        if (!(move instanceof Move.Say(HostId host, var statement))
                || statement == Statement.GIVEN_UP) {
            return Optional.empty();
        }
        if (HostPing.isHeard(host, now)) {
            return Optional.of("refused while " + host + " answers ping");
        }
        if (new PowerSeenOff(host).holds(now).answer() == Answer.NO) {
            return Optional.of("refused while the BMC of " + host + " says that its power is on");
        }
        var answering =
                run.plan().moves().keySet().stream()
                        .filter(vm -> answersFrom(vm, now))
                        .filter(vm -> !runsElsewhere(vm, host, run, now))
                        .count();
        return answering == 0
                ? Optional.empty()
                : Optional.of(
                        "refused while "
                                + Words.count(answering, "guest")
                                + " of "
                                + host
                                + " still answer ping");
    }

    private static boolean answersFrom(VmId vm, Snapshot now) {
        return now.read(GuestPing.of(vm)).fact().map(GuestPing::answered).orElse(false);
    }

    private static boolean runsElsewhere(VmId vm, HostId dead, Run run, Snapshot now) {
        return run.plan().moves().values().stream()
                .distinct()
                .filter(host -> !host.equals(dead))
                .anyMatch(host ->
                        now.read(Residents.of(host))
                                .fact()
                                .map(seen -> seen.runs(vm))
                                .orElse(false));
    }
}
