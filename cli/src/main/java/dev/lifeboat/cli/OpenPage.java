package dev.lifeboat.cli;

import dev.lifeboat.web.Bridge;
import dev.lifeboat.web.PageServer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// The page while a command runs.
final class OpenPage {
    private OpenPage() {}

    /// Opens the page and says where it is; where it cannot be opened, says so: a recovery does not
    /// wait for a page.
    ///
    /// @param state where the operator token is kept
    /// @return closes the page
    static Closeable at(PageOption option, Path state, Bridge bridge) {
        if (!option.isWanted()) {
            return () -> {};
        }
        var address = option.address();
        try {
            var page = PageServer.open(address, bridge, state.resolve("page-token"), Pages.file());
            System.err.println(Terminal.isThere() ? withLink(page) : withToken(page));
            return page::close;
        } catch (IOException e) {
            System.err.println("Going on without a page. " + e.getMessage());
            return () -> {};
        }
    }

    /// For somebody who is there now. What is piped or logged gets no key.
    private static String withLink(PageServer page) {
        return "page:  "
                + page.link(Person.name())
                + "\n       (works once, for 10 minutes; later "
                + page.address()
                + " with the token in "
                + page.tokenFile()
                + ")";
    }

    private static String withToken(PageServer page) {
        return "page:  " + page.address() + "  (its token: " + page.tokenFile() + ")";
    }
}
