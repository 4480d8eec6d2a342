package dev.lifeboat.caps;

/// The two names of one command. A cap that names one literally does not allow the other: whoever
/// fixed missing caps with `allow command "osd blacklist"` has the fault again since Pacific.
public enum Spelling {
    BLACKLIST,
    BLOCKLIST;

    /// What librbd of this release sends when it takes a dead client's lock.
    public static Spelling sentBy(Release client) {
        return client.saysBlocklist() ? BLOCKLIST : BLACKLIST;
    }

    /// `osd blocklist`
    public String command() {
        return "osd " + word();
    }

    /// `blocklistop`, the argument that is `add` or `rm`.
    public String operation() {
        return word() + "op";
    }

    private String word() {
        return this == BLOCKLIST ? "blocklist" : "blacklist";
    }
}
