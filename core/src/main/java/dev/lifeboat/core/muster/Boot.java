package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.Answer;

/// Whether a guest has booted, disk check included.
public record Boot(Answer up, String because) {}
