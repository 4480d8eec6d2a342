package dev.lifeboat.core.readiness;

/// How well a claim is proven; the later the better.
public enum Level {
    /// Read from a configuration.
    STATIC,
    /// A living part was asked, and answered.
    PROBE,
    /// It was done, on a stunt subject.
    DRILL
}
