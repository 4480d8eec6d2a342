package dev.lifeboat.store.database;

/// How a controller leaves a run.
public enum Left {
    /// Nobody need take it: it is over, or stopped where a person wanted it to.
    OVER,
    /// There is something left to do, and whoever is there may take it.
    FREE,
    /// Another controller has taken it already.
    TAKEN
}
