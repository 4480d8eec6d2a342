package dev.lifeboat.web;

import dev.lifeboat.screens.Page;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Serves the page on this machine's own addresses.
public final class PageServer implements AutoCloseable {
    /// A form of this page has a few hundred bytes.
    private static final long LONGEST_FORM = 8_192;

    /// Each viewer holds one; the rest is for loading pages and giving answers.
    private static final int CONNECTIONS_AT_MOST = 4 * Viewers.AT_MOST;

    /// Threads of the system, not virtual ones: Jetty's selectors hold on to the few that carry
    /// those, and the looks and acts of a run need them. Each viewer holds one.
    private static final int THREADS_AT_MOST = Viewers.AT_MOST + 24;

    private static final Duration QUIET_CONNECTION = Duration.ofSeconds(30);

    private final Door door;
    private final Requests requests;
    private final Path tokenFile;
    private final Javalin server;

    private PageServer(InetSocketAddress listen, Bridge bridge, Path tokenFile, Page page)
            throws IOException {
        this.tokenFile = tokenFile;
        this.door = new Door(TokenFile.read(tokenFile), InstantSource.system());
        var templates = new Templates();
        var entrance = new Entrance(door, templates, tokenFile);
        this.requests = new Requests(bridge, page, templates, entrance, door.secret());
        this.server = Javalin.create(config -> configure(config, listen));
    }

    /// @param listen a loopback address; port 0 takes a free one
    /// @param tokenFile is made if it is not there
    /// @throws IOException with what to do: the port is taken, the token's file cannot be used
    public static PageServer open(
            InetSocketAddress listen, Bridge bridge, Path tokenFile, Page page) throws IOException {
        if (!listen.getAddress().isLoopbackAddress()) {
            throw new IOException(
                    listen.getHostString()
                            + " is not a loopback address, and the page has no TLS.\n"
                            + "next:  leave it on 127.0.0.1 and reach it by"
                            + " ssh -L 8980:127.0.0.1:8980 THIS-MACHINE");
        }
        var opened = new PageServer(listen, bridge, tokenFile, page);
        try {
            opened.server.start();
        } catch (JavalinException e) {
            throw new IOException(
                    "The page cannot listen on "
                            + listen.getHostString()
                            + ":"
                            + listen.getPort()
                            + ": "
                            + e.getMessage()
                            + "\nnext:  choose another port with --listen 127.0.0.1:PORT, or --no-page",
                    e);
        }
        return opened;
    }

    private void configure(JavalinConfig config, InetSocketAddress listen) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(THREADS_AT_MOST);
        config.http.maxRequestSize = LONGEST_FORM;
        config.jetty.host = listen.getAddress().getHostAddress();
        config.jetty.port = listen.getPort();
        config.jetty.modifyServer(jetty -> {
            jetty.addBean(new NetworkConnectionLimit(CONNECTIONS_AT_MOST, jetty));
            jetty.setStopTimeout(0);
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setIdleTimeout(QUIET_CONNECTION.toMillis());
            http.setSendServerVersion(false);
        });
        requests.routes(config.routes);
    }

    /// Such as `http://127.0.0.1:8980/`.
    public String address() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    /// Lets one browser in, once and soon; not to be written to a file.
    ///
    /// @param who the name of whoever follows it, for the journal
    public String link(String who) {
        return address() + "login?once=" + door.link(who);
    }

    public Path tokenFile() {
        return tokenFile;
    }

    @Override
    public void close() {
        requests.close();
        server.stop();
    }
}
