package dev.lifeboat.core.fleet;

/// What a guest should be doing, as the people responsible for it said.
public enum Wanted {
    ON,
    /// The customer switched it off.
    OFF,
    /// Staff stopped it, for abuse or debt.
    SUSPENDED,
    /// It is booted from a rescue system or is being worked on by hand.
    RESCUE
}
