package dev.lifeboat.store;

import java.io.IOException;

/// The database cannot be used now; says what is wrong and what to do next.
public final class DatabaseUnavailable extends IOException {
    /// What there is to do about every dead database.
    public static final String WAY_OUT = "tonight without it: add --journal file";

    private static final long serialVersionUID = 1;

    /// @param because a sentence
    /// @param next what to do, without the word `next`
    public DatabaseUnavailable(String because, String next) {
        super(because + "\nnext:  " + next);
    }
}
