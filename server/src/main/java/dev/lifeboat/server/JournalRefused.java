package dev.lifeboat.server;

import java.io.IOException;

/// Runs may not be kept there now; nothing was done.
public final class JournalRefused extends IOException {
    private static final long serialVersionUID = 1;

    /// @param next what to do, without the word `next`
    JournalRefused(String because, String next) {
        super(because + "\nnext:  " + next);
    }
}
