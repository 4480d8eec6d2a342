package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.fleet.Image;
import java.util.List;

/// An image that is nobody's, to which a drill may write.
public sealed interface Dummy permits Scratch, CanaryImage {
    Image image();

    /// What must hold before a client is killed with its lock.
    List<Claim> guards();
}
