package dev.lifeboat.core.plan;

import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.fleet.Image;
import java.util.List;

/// An image that is nobody's, to which a drill may write.
public sealed interface Dummy permits Scratch, CanaryImage {
    Image image();

    /// What must hold before a client is killed with its lock.
    List<Claim> guards();

    /// How long to wait for that, and how often to try: more than once, so that an attempt that
    /// died with its controller is not taken for a no.
    Limits limits();
}
