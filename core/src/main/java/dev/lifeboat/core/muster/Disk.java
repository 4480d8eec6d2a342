package dev.lifeboat.core.muster;

import dev.lifeboat.core.evidence.Answer;

/// Whether a guest's disks take writes.
public record Disk(Answer writable, String because) {}
