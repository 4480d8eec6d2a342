package dev.lifeboat.screens;

import dev.lifeboat.core.evidence.FactText;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Reading;
import dev.lifeboat.core.evidence.Snapshot;
import dev.lifeboat.core.evidence.Why;
import dev.lifeboat.core.plan.Lane;
import dev.lifeboat.core.plan.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How do you know? One reading that a sentence stands on: what was looked at, what it said, with
/// which command, when.
///
/// @param command what an engineer types to see the same
/// @param known whether it could be seen; else `says` is why not
public record Ground(
        String about, String says, String command, Optional<Instant> answered, boolean known) {

    /// What was never looked at is left out.
    static List<Ground> of(Collection<Key<?, ?>> keys, Plan plan, Snapshot now) {
        return keys.stream().flatMap(key -> of(key, now.read(key), plan).stream()).toList();
    }

    private static Optional<Ground> of(Key<?, ?> key, Reading<?> reading, Plan plan) {
        var says =
                switch (reading) {
                    case Reading.Known<?>(var fact, _, _, _) -> FactText.of(fact);
                    case Reading.Unknown<?>(var why, _, _, _) -> why.text();
                };
        var neverAsked =
                reading instanceof Reading.Unknown<?>(var why, _, _, _)
                        && why.cause() == Why.Cause.NEVER_ASKED;
        var at = reading.answered();
        return neverAsked
                ? Optional.empty()
                : Optional.of(
                        new Ground(
                                Plain.of(named(key.toString(), plan)),
                                Plain.of(named(says, plan)),
                                Plain.of(reading.source().command()),
                                at.equals(Instant.MIN) ? Optional.empty() : Optional.of(at),
                                reading.isKnown()));
    }

    /// Guests go by their names.
    private static String named(String text, Plan plan) {
        var named = text;
        for (Lane lane : plan.lanes().toList()) {
            if (lane.guest().isPresent()) {
                named = named.replace(lane.guest().get().toString(), lane.name());
            }
        }
        return named;
    }
}
