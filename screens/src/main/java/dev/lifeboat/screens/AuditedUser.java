package dev.lifeboat.screens;

import dev.lifeboat.caps.Audit;
import dev.lifeboat.caps.Reach;
import dev.lifeboat.caps.Remedy;
import dev.lifeboat.caps.Verdict;
import java.util.List;
import java.util.Optional;

/// One of Ceph's users, and what its caps come to.
///
/// @param effective the caps of its running clients where they are not those that are configured:
///   who starts now has the configured ones
public record AuditedUser(String entity, Audit audit, List<Effective> effective) {
    /// @param mon the cap that the clients have until they reconnect
    /// @param clients how many
    public record Effective(String mon, int clients, Verdict mayBreakLocks) {}

    /// Whether its guests' disks refuse writes after a takeover unless it may break locks. Daemons
    /// and users of filesystems hold no disk.
    public boolean holdsDisks() {
        return entity.startsWith("client.")
                && switch (audit.mayWrite()) {
                    case Reach.Nowhere _ -> false;
                    case Reach.Everywhere _ -> true;
                    case Reach.Places(var places) ->
                            places.stream()
                                    .anyMatch(place ->
                                            place.tag()
                                                    .map(tag -> tag.startsWith("rbd "))
                                                    .orElse(true));
                };
    }

    /// To paste.
    public Optional<String> remedy() {
        return audit.remedy() instanceof Remedy.Change change
                ? Optional.of(change.command())
                : Optional.empty();
    }
}
