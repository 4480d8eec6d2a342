package dev.lifeboat.core.run;

import dev.lifeboat.core.fleet.HostId;
import java.util.Optional;

/// One way to answer a question, numbered from 1 in the order shown.
public record Choice(Move move, String text, boolean recommended) {

    /// The name that has to be typed with this answer. What a person says of a host stands in for
    /// what cannot be looked at, and starts lean on it: a slip of the finger must not be evidence.
    public Optional<String> typed() {
        return move instanceof Move.Say(HostId host, _)
                ? Optional.of(host.name())
                : Optional.empty();
    }
}
