package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.ConsoleTail;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Residents;
import dev.lifeboat.core.evidence.RunState;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import java.util.List;
import java.util.SortedSet;

/// The stunt comes as far as its login, by its console, in a network that stays closed: whatever
/// manages a host's networks may switch on a bridge that it did not make. One that says nothing
/// there is not known to.
///
/// @param like the guest that it stands for
public record ComesUp(Stunt stunt, String like) implements Claim {
    @Override
    public String sentence() {
        return "a clone of " + like + " comes up on " + stunt.host();
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(
                Residents.of(stunt.host()),
                ConsoleTail.of(stunt.seat()),
                Enclosure.of(stunt.seat()));
    }

    @Override
    public Verdict holds(Snapshot now) {
        var closed = new IsEnclosed(stunt).holds(now);
        return switch (closed.answer()) {
            case YES -> up(now);
            case NO -> closed;
            case UNKNOWN -> Verdict.all(List.of(up(now), closed));
        };
    }

    private Verdict up(Snapshot now) {
        return now.read(Residents.of(stunt.host()))
                .judge(
                        "hypervisor of " + stunt.host(),
                        seen -> {
                            var state = seen.state(stunt.seat().vm()).orElse(RunState.SHUT_OFF);
                            return switch (state) {
                                case SHUT_OFF, CRASHED -> Verdict.no("it does not run");
                                case PAUSED_BY_DISK -> Verdict.no("its disk refused a write");
                                case RUNNING, PAUSED, OTHER -> console(now);
                            };
                        });
    }

    private Verdict console(Snapshot now) {
        return now.read(ConsoleTail.of(stunt.seat())).judge("console", this::weigh);
    }

    private Verdict weigh(ConsoleTail said) {
        var line = said.line().isEmpty() ? "nothing" : "\"" + said.line() + "\"";
        return switch (said.stage()) {
            case UP -> Verdict.yes("a clone of " + like + " came up on " + stunt.host());
            case EMERGENCY -> Verdict.no("it gave up at boot, its console says " + line);
            case PANIC -> Verdict.no("its kernel panicked, its console says " + line);
            case BLOCKED_ON_DISK -> Verdict.no("it hangs on its disk, its console says " + line);
            case SILENT, KERNEL, CHECKING_DISK, MOUNTING ->
                    Verdict.unknown("it is not up yet, its console says " + line);
        };
    }
}
