package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import java.util.Set;
import java.util.SortedSet;

/// Keep the customer panel from acting on the host's guests, so that nobody's Boot button fights
/// the run.
public record FreezePanel(StepId id, HostId host) implements Step {
    @Override
    public String sentence() {
        return "the customer panel leaves the guests of " + host + " alone";
    }

    @Override
    public String act() {
        return "freeze the customer panel for " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Panel.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Panel.of(host))
                .judge("panel", panel -> Verdict.of(panel.frozen(), "frozen", "not frozen"));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public Set<Subject> touches() {
        return Set.of(host);
    }

    @Override
    public boolean changes(Kind<?, ?> kind) {
        return kind.equals(Panel.KIND);
    }
}
