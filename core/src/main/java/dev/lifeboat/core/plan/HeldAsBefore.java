package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Addresses;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Keys;
import dev.lifeboat.core.evidence.LockOwner;
import dev.lifeboat.core.evidence.LockOwners;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Verdict;
import dev.lifeboat.core.evidence.Watchers;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.Words;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The image is open to the clients that had it open before the drill, and its lock is held by the
/// one that held it: none of the drill's has come near it.
///
/// @param stunts the addresses from which a stunt would have it open
public record HeldAsBefore(
        Image image,
        SortedSet<LockOwner> owners,
        SortedSet<String> watchers,
        SortedSet<String> stunts)
        implements Claim {
    @Override
    public String sentence() {
        return image.label() + " is held as before the drill";
    }

    @Override
    public SortedSet<Key<?, ?>> asks() {
        return Keys.of(LockOwners.of(image), Watchers.of(image));
    }

    @Override
    public Verdict holds(Snapshot now) {
        var lock =
                now.read(LockOwners.of(image))
                        .judge(
                                "lock of " + image.label(),
                                seen ->
                                        Verdict.of(
                                                seen.owners().equals(owners),
                                                image.label() + " is locked as before",
                                                "the lock of "
                                                        + image.label()
                                                        + " was held by "
                                                        + Words.list(owners)
                                                        + " before, and now by "
                                                        + Words.list(seen.owners())));
        var open =
                now.read(Watchers.of(image))
                        .judge("watchers of " + image.label(), seen -> weigh(seen.addresses()));
        return Verdict.all(List.of(lock, open));
    }

    /// Somebody else may look at an image at any time; the watch of one that was killed stands for
    /// half a minute.
    private Verdict weigh(SortedSet<String> seen) {
        var gone = new TreeSet<>(watchers);
        gone.removeAll(seen);
        var come = new TreeSet<>(seen);
        come.removeAll(watchers);
        var text =
                image.label()
                        + " was open to "
                        + Words.list(watchers)
                        + " before, and now to "
                        + Words.list(seen);
        if (!gone.isEmpty() || come.stream().map(Addresses::ip).anyMatch(stunts::contains)) {
            return Verdict.no(text);
        }
        return come.isEmpty() ? Verdict.yes("open to the same clients") : Verdict.unknown(text);
    }
}
