package dev.lifeboat.caps;

/// What a grant gives: read, write, execute; or `*`, which alone opens everything.
record Rights(boolean read, boolean write, boolean execute, boolean any) {
    static final Rights NONE = new Rights(false, false, false, false);
    static final Rights ALL = new Rights(true, true, true, false);
    static final Rights ANY = new Rights(true, true, true, true);

    static Rights of(String letters) {
        return new Rights(
                letters.indexOf('r') >= 0,
                letters.indexOf('w') >= 0,
                letters.indexOf('x') >= 0,
                false);
    }

    Rights or(Rights more) {
        return new Rights(
                read || more.read, write || more.write, execute || more.execute, any || more.any);
    }

    boolean cover(Rights needed) {
        return (read || !needed.read) && (write || !needed.write) && (execute || !needed.execute);
    }

    /// `rwx`, `*`
    @Override
    public String toString() {
        return any ? "*" : (read ? "r" : "") + (write ? "w" : "") + (execute ? "x" : "");
    }
}
