package dev.lifeboat.sim;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.BootStage;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.plan.FenceStands;
import dev.lifeboat.core.plan.Stunt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must never happen, whatever fails when. Checked at every act and every second, against what
/// is true in the site, not against what anybody was told.
public final class Invariants {
    /// What a person starts by hand so shortly before us can be in no reading of ours.
    private static final Duration RACE = Duration.ofSeconds(21);

    /// A proof rests on readings of this age at most.
    private static final Duration PROOF_RESTS_ON = Duration.ofSeconds(21);

    private final SimSite site;
    private final List<String> broken = new ArrayList<>();

    /// Guests for which a person accepted that two may answer.
    final TreeSet<VmId> accepted = new TreeSet<>();

    Invariants(SimSite site) {
        this.site = site;
    }

    /// The sentences of what was violated; empty is well.
    public List<String> broken() {
        return List.copyOf(broken);
    }

    void violated(String what) {
        if (broken.stream().noneMatch(earlier -> earlier.endsWith(what))) {
            broken.add(Duration.between(SimSite.START, site.now()).toSeconds() + "s " + what);
        }
    }

    void started(SimInstance guest) {
        check(guest);
    }

    void check() {
        for (var host : site.hosts.values()) {
            for (var guest : host.instances.values()) {
                if (guest.startedBy.equals("runner")) {
                    check(guest);
                }
            }
        }
    }

    private void check(SimInstance ours) {
        once(ours);
        fenced(ours);
        if (Stunt.isOne(ours.vm)) {
            apart(ours);
        }
    }

    /// A stunt has the addresses of a guest that lives: nobody hears it, and it has no disk of a
    /// guest's.
    private void apart(SimInstance stunt) {
        if (!stunt.host.enclosures.contains(stunt.vm)) {
            violated(stunt.name + " runs in no network of its own");
        }
        var defined = stunt.host.defined.get(stunt.vm);
        if (defined != null
                && !defined.definition().disks().stream()
                        .allMatch(disk -> disk.name().startsWith("lifeboat-drill-"))) {
            violated(stunt.name + " has a guest's disk");
        }
    }

    /// R11: never two instances of which both can write, nor both can speak.
    private void once(SimInstance ours) {
        for (var host : site.hosts.values()) {
            var other = host.instances.get(ours.vm);
            if (other == null || other == ours || isAPersonsDoing(other, ours)) {
                continue;
            }
            if (canWrite(other) && canWrite(ours)) {
                violated(ours.name + " can write on " + both(ours, other));
            }
            if (canSpeak(other) && canSpeak(ours) && !accepted.contains(ours.vm)) {
                violated(ours.name + " can speak on " + both(ours, other));
            }
        }
    }

    /// Started by hand, and in no reading of ours: too late for one, or on a host that fell silent
    /// before anybody looked.
    private static boolean isAPersonsDoing(SimInstance other, SimInstance ours) {
        return other.startedBy.equals("operator")
                && (other.started.isAfter(ours.started.minus(RACE))
                        || (other.seen.isAfter(ours.started)
                                && !other.host.changed.isBefore(other.started)));
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

    /// R2, R3: with Lifeboat dead from now on, nothing of a host on which the guest died can write
    /// for nine years. Power alone is none: somebody may press the button.
    private void fenced(SimInstance ours) {
        for (var died : site.diedOn.getOrDefault(ours.vm, new TreeMap<>()).entrySet()) {
            var id = died.getKey();
            var host = site.host(id);
            if (died.getValue().isAfter(ours.started)) {
                continue;
            }
            var until = site.ceph.blocklist.get(Addresses.whole(host.storageAddress));
            var enough = ours.started.plus(FenceStands.STANDS_FOR);
            if (host != ours.host && !host.unplugged && (until == null || until.isBefore(enough))) {
                violated(
                        ours.name
                                + " runs on "
                                + ours.host.id
                                + " and no fence of "
                                + id
                                + " lasts");
            }
        }
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

    /// Only those that are meant are cut.
    void poweredOff(SimHost host, boolean meant) {
        if (!meant) {
            violated("the power of living " + host.id + " was cut");
        }
    }

    /// The run says that the guest is well: so it was, a moment ago at the earliest.
    void proven(VmId vm) {
        var name = site.fleet().vm(vm).name();
        var well =
                site.instances(vm)
                        .anyMatch(guest ->
                                guest.stage == BootStage.UP
                                        && guest.writes > 0
                                        && !site.ceph.refuses(guest.address, site.now()));
        var lately =
                site.hosts.values().stream()
                        .anyMatch(host -> host.changed.plus(PROOF_RESTS_ON).isAfter(site.now()));
        if (!well && !lately) {
            violated(name + " was called well and is not");
        }
    }

    /// Guests that ran before the night and do not answer now.
    List<String> notAnswering() {
        return site.ranAtFirst.stream()
                .filter(vm ->
                        site.instances(vm)
                                .noneMatch(guest ->
                                        guest.isUp()
                                                && guest.host.isReachable()
                                                && !site.ceph.refuses(guest.address, site.now())))
                .map(vm -> site.fleet().vm(vm).name())
                .toList();
    }

    /// How many instances of each guest there are, for failure texts.
    SortedMap<String, List<String>> census() {
        var census = new TreeMap<String, List<String>>();
        for (var host : site.hosts.values()) {
            for (var guest : host.instances.values()) {
                census.computeIfAbsent(guest.name, _ -> new ArrayList<>())
                        .add(host.id + " " + guest.stage + " " + guest.state);
            }
        }
        return census;
    }
}
