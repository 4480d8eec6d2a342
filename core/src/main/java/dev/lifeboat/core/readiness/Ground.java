package dev.lifeboat.core.readiness;

import dev.lifeboat.core.evidence.FactText;
import dev.lifeboat.core.evidence.HostConsole;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.fleet.ClusterId;
import java.time.Duration;
import java.util.Optional;

/// Something that was read, and that what was concluded rests on.
///
/// @param said the fact in a few words; two facts may be told alike
/// @param content a number that differs when the fact does
public record Ground(Key<?, ?> key, String said, int content) {
    /// Health, blocklist and denials are not leant on for longer; releases and addresses are.
    private static final Duration OF_THE_MOMENT = Duration.ofSeconds(30);

    /// Empty while it is not known: what could not be read carries nothing.
    static Optional<Ground> of(Key<?, ?> key, Snapshot now) {
        return now.read(key).fact().map(fact -> of(key, fact));
    }

    /// Not so of what a whole cluster says of the moment: an entry that leaves a blocklist would
    /// otherwise have everything concluded of each image kept anew. Nor of a console, each of whose
    /// bytes makes another reading of the same.
    boolean lasts() {
        return !key.kind().equals(HostConsole.KIND)
                && (!(key.subject() instanceof ClusterId)
                        || key.kind().freshFor().compareTo(OF_THE_MOMENT) > 0);
    }

    /// The same of what was seen last, however long ago.
    static Optional<Ground> lastSeen(Key<?, ?> key, Snapshot now) {
        return now.lastSeen(key).map(known -> of(key, known.seen()));
    }

    private static Ground of(Key<?, ?> key, Object fact) {
        return new Ground(key, FactText.of(fact), fact.toString().hashCode());
    }

    boolean isKnown(Snapshot now) {
        return now.read(key).isKnown();
    }

    /// How it differs from what is read now; empty when it is the same.
    Optional<String> change(Snapshot now) {
        var is = of(key, now);
        if (is.isEmpty()) {
            return Optional.of(key + " is not known now");
        }
        if (is.get().equals(this)) {
            return Optional.empty();
        }
        return Optional.of(
                is.get().said.equals(said)
                        ? key + " has changed"
                        : key + " was \"" + said + "\", is \"" + is.get().said + "\"");
    }
}
