package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.Testimony;
import dev.lifeboat.core.fleet.VmId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must never happen, whatever fails when. Checked at every act and every second.
public final class Invariants {
    private final SimSite site;
    private final List<String> broken = new ArrayList<>();

    /// Guests for which a person accepted that two may answer.
    final TreeSet<VmId> accepted = new TreeSet<>();

    /// What people said of hosts, by statement, so that a lie of theirs is not held against us.
    final TreeMap<String, Testimony.Statement> said = new TreeMap<>();

    Invariants(SimSite site) {
        this.site = site;
    }

    /// The sentences of what was violated; empty is well.
    public List<String> broken() {
        return List.copyOf(broken);
    }

    private void violated(String what) {
        var line = site.now() + " " + what;
        if (broken.stream().noneMatch(earlier -> earlier.endsWith(what))) {
            broken.add(line);
        }
    }

    void started(SimInstance guest) {
        check(guest);
    }

    /// R11: never two instances of which both can write, nor both can speak.
    void check() {
        site.hosts.values().stream()
                .flatMap(host -> host.instances.values().stream())
                .filter(guest -> guest.startedBy.equals("runner"))
                .forEach(this::check);
    }

    private void check(SimInstance ours) {
        site.instances(ours.vm)
                .filter(other -> other != ours)
                .forEach(other -> {
                    if (canWrite(other) && canWrite(ours)) {
                        violated(ours.name + " can write on " + both(ours, other));
                    }
                    if (canSpeak(other)
                            && canSpeak(ours)
                            && !accepted.contains(ours.vm)
                            && !said.containsKey(other.host.id.name())) {
                        violated(ours.name + " can speak on " + both(ours, other));
                    }
                });
    }

    private static String both(SimInstance one, SimInstance other) {
        return one.host.id + " and " + other.host.id;
    }

    /// Now or after it is thawed or its link comes back: a stopped process is not a dead one.
    private boolean canWrite(SimInstance guest) {
        return guest.host.couldWake() && !site.ceph.refuses(guest.address, site.now());
    }

    private static boolean canSpeak(SimInstance guest) {
        return guest.host.couldWake() && !guest.host.portDown;
    }

    /// No living client's lock is broken.
    void lockBroken(LockOwner owner) {
        site.hosts.values().stream()
                .flatMap(host -> host.instances.values().stream())
                .filter(guest -> guest.address.equals(owner.address()))
                .filter(this::canWrite)
                .forEach(guest ->
                        violated(
                                "the lock of living "
                                        + guest.name
                                        + " on "
                                        + guest.host.id
                                        + " was broken"));
    }

    /// Nothing is carried out that is not in the journal, by its present holder.
    void acted(boolean journaled, String what) {
        if (!journaled) {
            violated(what + " without an accepted intent");
        }
    }

    /// Only the dead are cut.
    void poweredOff(SimHost host, boolean meant) {
        if (!meant) {
            violated("the power of living " + host.id + " was cut");
        }
    }
}
