package dev.lifeboat.screens;

import dev.lifeboat.core.control.Watcher;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.muster.Cause;
import dev.lifeboat.core.muster.GuestLine;
import dev.lifeboat.core.run.Entry;
import dev.lifeboat.core.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Remembers what ailed each guest while a run went on: healed, nothing shows it any more, and the
/// report wants to name it.
public final class CausesSeen implements Watcher {
    /// @param source the command that shows it
    /// @param at when its answer came
    public record Seen(String guest, Cause cause, String source, Instant at) {}

    private final List<Seen> all = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    public List<Seen> all() {
        return List.copyOf(all);
    }

    @Override
    public void saw(Entry entry, Run run, Snapshot now) {
        RunTimes.step(entry.event())
                .flatMap(step -> guest(step.lane(), run))
                .flatMap(vm -> Proofs.of(vm, run.plan()))
                .map(well -> Proofs.line(well, new FreshAt(now, entry.at())))
                .ifPresent(line -> saw(line, new FreshAt(now, entry.at())));
    }

    private static Optional<VmId> guest(String lane, Run run) {
        return run.plan()
                .lanes()
                .filter(each -> each.id().equals(lane))
                .flatMap(each -> each.guest().stream())
                .findFirst();
    }

    private void saw(GuestLine line, Snapshot now) {
        if (line.cause().isEmpty() || mayPass(line.cause().get().kind())) {
            return;
        }
        var cause = line.cause().get();
        var reading = new Evidence(now).of(line);
        if (reading.isPresent() && known.add(line.vm().name() + " " + cause.kind())) {
            var source = reading.get().source().command();
            all.add(new Seen(line.vm().name(), cause, source, reading.get().answered()));
        }
    }

    /// In the moments after a start the last reading says that it does not run, or does not answer.
    static boolean mayPass(Cause.Kind kind) {
        return kind == Cause.Kind.NOT_STARTED || kind == Cause.Kind.SILENT;
    }
}
