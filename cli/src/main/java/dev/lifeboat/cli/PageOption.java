package dev.lifeboat.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// Where the page is served, and whether. Knows nothing of the page's classes: every command that
/// is started looks at its options.
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

    InetSocketAddress address() {
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
