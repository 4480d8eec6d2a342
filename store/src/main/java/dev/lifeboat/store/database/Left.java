package dev.lifeboat.store.database;

/// How a controller leaves a run.
public enum Left {
    /// It is over: nobody need take it.
    OVER,
    /// It is not over, and whoever is there may take it.
    FREE,
    /// Another controller has taken it already.
    TAKEN
}
