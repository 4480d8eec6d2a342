package dev.lifeboat.cli;

import dev.lifeboat.web.Bridge;
import dev.lifeboat.web.PageServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// Where the page is served, and whether.
public final class PageOption {
    private static final Pattern LISTEN = Pattern.compile("(.+):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            defaultValue = "127.0.0.1:8980",
            description = "where the page is served, loopback only; default: ${DEFAULT-VALUE}")
    private String listen = "";

    @Option(names = "--no-page", description = "serve no page")
    private boolean none;

    boolean isWanted() {
        return !none;
    }

    /// Opens the page and says where it is; where it cannot be opened, says so: a recovery does not
    /// wait for a page.
    ///
    /// @param state where the operator token is kept
    /// @return closes the page
    Closeable open(Path state, Bridge bridge) {
        if (none) {
            return () -> {};
        }
        var address = address();
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

    private InetSocketAddress address() {
        var parts = LISTEN.matcher(listen);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
            throw new Stop(
                    Exit.USAGE,
                    "--listen \"" + listen + "\" is not ADDRESS:PORT, such as 127.0.0.1:8980");
        }
        var port = Integer.parseInt(parts.group(2));
        var host = parts.group(1).replaceAll("[\\[\\]]", "");
        try {
            return new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
        } catch (UnknownHostException e) {
            throw new Stop(Exit.USAGE, "--listen: this machine knows no address \"" + host + "\"");
        }
    }
}
