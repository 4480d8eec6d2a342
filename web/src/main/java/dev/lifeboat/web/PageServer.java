package dev.lifeboat.web;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.screens.Detail;
import dev.lifeboat.screens.Page;
import dev.lifeboat.screens.RunNow;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/// Serves the page on this machine's own addresses.
public final class PageServer implements AutoCloseable {
    /// A form of this page has a few hundred bytes.
    private static final long LONGEST_FORM = 8_192;

    /// Each viewer holds one; the rest is for loading pages and giving answers.
    private static final int CONNECTIONS_AT_MOST = 4 * Viewers.AT_MOST;

    private static final Duration QUIET_CONNECTION = Duration.ofSeconds(30);

    private static final String SESSION = "session";

    private final Bridge bridge;
    private final Page page;
    private final Templates templates = new Templates();
    private final Assets assets = new Assets();
    private final Door door;
    private final Entrance entrance;
    private final Answers answers;
    private final Viewers viewers;
    private final String mark;
    private final Path tokenFile;
    private final Javalin server;

    private PageServer(InetSocketAddress listen, Bridge bridge, Path tokenFile, Page page)
            throws IOException {
        this.bridge = bridge;
        this.page = page;
        this.tokenFile = tokenFile;
        this.door = new Door(TokenFile.read(tokenFile), InstantSource.system());
        this.entrance = new Entrance(door, templates, tokenFile);
        this.answers = new Answers(bridge);
        this.mark = door.secret();
        this.viewers = new Viewers(new Frames(bridge, templates, page, mark));
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
        } catch (io.javalin.util.JavalinException e) {
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
        config.concurrency.useVirtualThreads = true;
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
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        routes.before(this::guard);
        routes.get("/assets/{name}", assets::serve);
        routes.get("/login", entrance::get);
        routes.post("/login", entrance::post);
        routes.get("/", this::show);
        routes.sse("/events", this::follow);
        routes.post("/tell", this::tell);
        routes.post("/logout", this::logout);
        routes.get("/guest/{id}", request -> detail(request, PageServer::guest));
        routes.get("/phase/{id}", request -> detail(request, Detail::phase));
        routes.get("/entry/{id}", request -> detail(request, PageServer::entry));
        routes.exception(
                Exception.class,
                (e, request) -> refuse(request, 500, "The page failed: " + e.getClass().getName()));
        routes.error(404, request -> refuse(request, 404, "There is no such page."));
        routes.error(413, request -> refuse(request, 413, "That is more than a form holds."));
    }

    /// Before anything else looks at a request.
    private void guard(Context request) {
        Guard.headers(request);
        var whyNot = Guard.whyNot(request);
        if (whyNot.isPresent()) {
            stop(request, 403, whyNot.get());
            return;
        }
        var open = request.path().startsWith("/assets/") || request.path().equals("/login");
        var session = entrance.session(request);
        session.ifPresent(each -> request.attribute(SESSION, each));
        if (session.isPresent() || open) {
            return;
        }
        if (request.path().equals("/") && request.header("HX-Request") == null) {
            request.redirect("/login", HttpStatus.SEE_OTHER);
            request.skipRemainingHandlers();
            return;
        }
        stop(request, 401, "You are not signed in any more: load the page again.");
    }

    private void stop(Context request, int status, String text) {
        refuse(request, status, text);
        request.skipRemainingHandlers();
    }

    /// A sentence for whoever asked: a part of the page, or a page of its own.
    private void refuse(Context request, int status, String text) {
        Map<String, Object> said = Map.of("text", text, "good", false);
        var template = request.header("HX-Request") == null ? "message" : "said";
        request.status(status).html(templates.render(template, said));
    }

    private static Door.Session session(Context request) {
        Door.Session session = request.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("the guard let nobody in to " + request.path());
        }
        return session;
    }

    private void show(Context request) {
        request.html(templates.page(Sight.of(bridge, page, session(request).csrf())));
    }

    private void follow(SseClient browser) {
        var request = browser.ctx();
        var mine = session(request);
        if (!viewers.enter()) {
            browser.sendEvent("full", "");
            browser.close();
            return;
        }
        viewers.show(
                browser, () -> entrance.session(request).isPresent(), new Slot(mark, mine.csrf()));
    }

    private void tell(Context request) {
        var mine = session(request);
        if (!isOwn(request, mine)) {
            stop(request, 403, "This form is not of your session: load the page again.");
            return;
        }
        var refused = answers.tell(mine.who(), name -> field(request, name));
        if (request.header("HX-Request") != null) {
            var text = refused.map(why -> "Not taken: " + why).orElse("Taken.");
            request.status(refused.isPresent() ? 409 : 200)
                    .html(
                            templates.render(
                                    "said", Map.of("text", text, "good", refused.isEmpty())));
        } else if (refused.isPresent()) {
            refuse(request, 409, "Not taken: " + refused.get());
        } else {
            request.redirect("/", HttpStatus.SEE_OTHER);
        }
    }

    private void logout(Context request) {
        if (isOwn(request, session(request))) {
            entrance.out(request);
        } else {
            stop(request, 403, "This form is not of your session: load the page again.");
        }
    }

    private static boolean isOwn(Context request, Door.Session mine) {
        return Door.isSame(mine.csrf(), field(request, "csrf"));
    }

    private static String field(Context request, String name) {
        return Optional.ofNullable(request.formParam(name)).orElse("");
    }

    private void detail(Context request, BiFunction<RunNow, String, Optional<Detail>> find) {
        var found = bridge.run().flatMap(now -> find.apply(now, request.pathParam("id")));
        if (found.isEmpty()) {
            refuse(request, 404, "This run has no such guest, phase or entry.");
            return;
        }
        Map<String, Object> shown =
                Map.of(
                        "detail", found.get(),
                        "at", bridge.now(),
                        "page", page,
                        "address", request.path());
        var template = request.header("HX-Request") == null ? "detailpage" : "detail";
        request.html(templates.render(template, shown));
    }

    private static Optional<Detail> guest(RunNow now, String id) {
        return now.run().plan().moves().keySet().stream()
                .filter(vm -> vm.toString().equals(id))
                .findFirst()
                .flatMap((VmId vm) -> Detail.guest(now, vm));
    }

    private static Optional<Detail> entry(RunNow now, String id) {
        return id.matches("[0-9]{1,9}")
                ? Detail.entry(now, Integer.parseInt(id))
                : Optional.empty();
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
        viewers.close();
        server.stop();
    }
}
