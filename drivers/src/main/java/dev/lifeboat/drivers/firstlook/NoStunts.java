package dev.lifeboat.drivers.firstlook;

import dev.lifeboat.core.evidence.DeadHolder;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Enclosure;
import dev.lifeboat.core.evidence.Outcome;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.SnapshotSum;
import dev.lifeboat.core.evidence.Snapshots;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.fleet.Host;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Vm;
import dev.lifeboat.core.plan.Stunt;
import dev.lifeboat.core.plan.Twin;
import dev.lifeboat.core.spi.Stunts;
import dev.lifeboat.drivers.shell.Look;
import java.time.InstantSource;
import java.util.List;
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
        return unknown(scratch);
    }

    @Override
    public Outcome takeOver(Host host, Image scratch, Definition like) {
        return NEVER;
    }

    @Override
    public List<String> hindrances(Definition like) {
        return List.of("a first look drills nothing");
    }

    @Override
    public Outcome snapshot(Twin twin) {
        return NEVER;
    }

    @Override
    public Outcome drop(Twin twin) {
        return NEVER;
    }

    @Override
    public Outcome copy(Twin twin) {
        return NEVER;
    }

    @Override
    public Reading<Snapshots> snapshots(Image image) {
        return unknown(image);
    }

    @Override
    public Reading<SnapshotSum> sum(Image clone) {
        return unknown(clone);
    }

    @Override
    public Outcome enclose(Host host, Stunt stunt) {
        return NEVER;
    }

    @Override
    public Outcome removeEnclosure(Host host, Stunt stunt) {
        return NEVER;
    }

    @Override
    public Reading<Enclosure> enclosure(Host host, Stunt stunt) {
        return unknown(stunt.seat());
    }

    @Override
    public Outcome define(Host host, Stunt stunt, Definition like, List<Twin> disks) {
        return NEVER;
    }

    @Override
    public Outcome free(Image canary) {
        return NEVER;
    }

    @Override
    public Outcome kill(Host host, Vm canary) {
        return NEVER;
    }

    @Override
    public Outcome hang(Host host) {
        return NEVER;
    }

    @Override
    public Outcome end(Host host, Stunt stunt) {
        return NEVER;
    }

    private <F> Reading<F> unknown(Subject about) {
        return Look.at(about, "lifeboat drill", clock)
                .unknown(Why.notStarted("a first look drills nothing"));
    }
}
