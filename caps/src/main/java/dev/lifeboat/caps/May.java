package dev.lifeboat.caps;

/// Whether something is allowed. Not known is neither of the others.
public enum May {
    YES,
    NO,
    UNKNOWN
}
