package dev.lifeboat.core.run;

import dev.lifeboat.core.evidence.Claim;

/// What somebody believes to be wrong. It stays a theory until readings bear out or refute what it
/// predicts; nothing is done because of it.
///
/// @param says in their words
public record Theory(TheoryId id, String says, Claim predicts) {}
