package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.spi.Stunts;
import dev.lifeboat.drivers.shell.Look;
import java.time.InstantSource;
import java.util.SortedSet;

/// A first look drills nothing.
record NoStunts(InstantSource clock) implements Stunts {
    private static final Outcome NEVER = new Outcome.Refused("a first look changes nothing");

    @Override
    public Outcome make(Image scratch, SortedSet<String> features) {
        return NEVER;
    }

    @Override
    public Outcome remove(Image scratch) {
        return NEVER;
    }

    @Override
    public Outcome seize(Host host, Image scratch, Definition like) {
        return NEVER;
    }

    @Override
    public Reading<DeadHolder> deadHolder(Image scratch) {
        return Look.at(scratch, "lifeboat drill lock", clock)
                .unknown(Why.notStarted("a first look drills nothing"));
    }

    @Override
    public Outcome takeOver(Host host, Image scratch, Definition like) {
        return NEVER;
    }
}
