package dev.lifeboat.cli;

import dev.lifeboat.screens.Page;
import java.time.ZoneId;

/// The page that is written to: plain lines unless a person looks on.
final class Pages {
    private Pages() {}

    static Page here() {
        return Page.plain(ZoneId.systemDefault());
    }
}
