package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Panel;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.VmId;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// Give the guests back to the customer panel, and tell it where each now lives.
public record ReleasePanel(StepId id, HostId host, SortedMap<VmId, HostId> lives) implements Step {
    @Override
    public String sentence() {
        return "the customer panel knows where the guests of " + host + " live";
    }

    @Override
    public String act() {
        return "release the customer panel for " + host;
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(Panel.of(host));
    }

    @Override
    public Verdict holds(Snapshot now) {
        return now.read(Panel.of(host))
                .judge("panel", panel -> Verdict.of(!panel.frozen(), "released", "still frozen"));
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
