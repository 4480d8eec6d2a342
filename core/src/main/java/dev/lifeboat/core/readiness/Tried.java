package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.BmcIdentity;
import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Definition;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.SinceBoot;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.Fleet;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.StartStunt;
import dev.lifeboat.core.plan.SwitchOff;
import dev.lifeboat.core.plan.TakeOver;
import java.util.SortedSet;
import java.util.stream.Stream;

/// What a trial of a drill says something of.
public sealed interface Tried {
    /// The check whose claim it proves.
    CheckId check();

    /// Of whom.
    Subject subject();

    /// Where it was tried, as a beginning of a sentence; empty where that is the subject.
    String where();

    /// What it rested on.
    ///
    /// @param host whose recovery was drilled
    /// @param now says by which keys a guest's disks are reached
    SortedSet<Key<?, ?>> basis(HostId host, Snapshot now);

    /// What it rested on in the site file.
    ///
    /// @param host whose recovery was drilled
    Stream<Written> site(HostId host, Fleet fleet);

    /// What a start elsewhere rests on: what the guest is, where it starts, and what the keys of
    /// its disks may do there.
    private static SortedSet<Key<?, ?>> moved(Seat from, HostId to, Snapshot now) {
        var keys = Keys.of(Definition.of(from), SinceBoot.of(to));
        now.lastSeen(Definition.of(from)).stream()
                .flatMap(known -> known.seen().users().stream())
                .forEach(user -> {
                    keys.add(CephCaps.of(user));
                    keys.add(CephReleases.of(user.cluster()));
                });
        return keys;
    }

    /// Whether guests would stay down where it fails.
    default boolean blocks() {
        return true;
    }

    /// A dead client's lock was taken over.
    record Takeover(TakeOver step) implements Tried {
        @Override
        public CheckId check() {
            return CheckId.CAPS;
        }

        @Override
        public Subject subject() {
            return step.user();
        }

        @Override
        public String where() {
            return "from " + step.target() + ": ";
        }

        @Override
        public SortedSet<Key<?, ?>> basis(HostId host, Snapshot now) {
            var user = step.user();
            return Keys.of(
                    CephCaps.of(user),
                    CephReleases.of(user.cluster()),
                    SinceBoot.of(step.target()));
        }

        @Override
        public Stream<Written> site(HostId host, Fleet fleet) {
            return SiteParts.target(step.target(), fleet);
        }
    }

    /// A guest's clone was booted. That there is a place for the guest is what the plan says; this
    /// says that it comes up there.
    record Restart(StartStunt step) implements Tried {
        @Override
        public CheckId check() {
            return CheckId.CAPACITY;
        }

        @Override
        public Subject subject() {
            return step.guest();
        }

        @Override
        public String where() {
            return "a clone of " + step.name() + " on " + step.stunt().host() + ": ";
        }

        @Override
        public SortedSet<Key<?, ?>> basis(HostId host, Snapshot now) {
            return moved(new Seat(step.guest(), host), step.stunt().host(), now);
        }

        @Override
        public Stream<Written> site(HostId host, Fleet fleet) {
            return SiteParts.target(step.stunt().host(), fleet);
        }
    }

    /// A host was switched off and on.
    record Cycle(SwitchOff step) implements Tried {
        @Override
        public CheckId check() {
            return CheckId.OUT_OF_BAND;
        }

        @Override
        public Subject subject() {
            return step.host();
        }

        @Override
        public String where() {
            return "";
        }

        @Override
        public SortedSet<Key<?, ?>> basis(HostId host, Snapshot now) {
            return Keys.of(BmcIdentity.of(host));
        }

        @Override
        public Stream<Written> site(HostId host, Fleet fleet) {
            return Stream.of(Written.of(host, "bmc", fleet));
        }
    }

    /// A host booted, and its console was listened to. A mute one keeps no guest from coming back.
    record Heard(ConsoleSpoke claim) implements Tried {
        @Override
        public CheckId check() {
            return CheckId.OUT_OF_BAND;
        }

        @Override
        public Subject subject() {
            return claim.host();
        }

        @Override
        public String where() {
            return "";
        }

        @Override
        public SortedSet<Key<?, ?>> basis(HostId host, Snapshot now) {
            return Keys.of();
        }

        @Override
        public Stream<Written> site(HostId host, Fleet fleet) {
            return Stream.of(Written.of(host, "console", fleet));
        }

        @Override
        public boolean blocks() {
            return false;
        }
    }

    /// A canary whose host died was brought back. What it says of that guest's place it says of the
    /// way there too: its lock taken over, its start, its disk, its answer.
    record Recovered(GuestIsWell there) implements Tried {
        @Override
        public CheckId check() {
            return CheckId.CAPACITY;
        }

        @Override
        public Subject subject() {
            return there.seat().vm();
        }

        @Override
        public String where() {
            return there.name() + " on " + there.seat().host() + ": ";
        }

        @Override
        public SortedSet<Key<?, ?>> basis(HostId host, Snapshot now) {
            return moved(new Seat(there.seat().vm(), host), there.seat().host(), now);
        }

        @Override
        public Stream<Written> site(HostId host, Fleet fleet) {
            return Stream.of(
                            SiteParts.target(there.seat().host(), fleet),
                            SiteParts.fenced(host, fleet),
                            SiteParts.guest(there.seat().vm(), fleet))
                    .flatMap(part -> part);
        }
    }
}
