package dev.lifeboat.web;

import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.screens.Detail;
import dev.lifeboat.screens.Page;
import dev.lifeboat.screens.RunNow;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// What each address answers.
final class Requests {
    private static final String SESSION = "session";

    private final Bridge bridge;
    private final Page page;
    private final Templates templates;
    private final Entrance entrance;
    private final Viewers viewers;
    private final String mark;
    private final Answers answers;
    private final Assets assets = new Assets();

    /// @param mark where each browser's own CSRF token goes in what is rendered for all
    Requests(Bridge bridge, Page page, Templates templates, Entrance entrance, String mark) {
        this.bridge = bridge;
        this.page = page;
        this.templates = templates;
        this.entrance = entrance;
        this.mark = mark;
        this.answers = new Answers(bridge);
        this.viewers = new Viewers(new Frames(bridge, templates, page, mark));
    }

    void close() {
        viewers.close();
    }

    void routes(RoutesConfig routes) {
        routes.before(this::guard);
        routes.get("/assets/{name}", assets::serve);
        routes.get("/login", entrance::get);
        routes.post("/login", entrance::post);
        routes.get("/", this::show);
        routes.get("/events", this::follow);
        routes.post("/tell", this::tell);
        routes.post("/logout", this::logout);
        routes.get("/guest/{id}", request -> detail(request, Requests::guest));
        routes.get("/phase/{id}", request -> detail(request, Detail::phase));
        routes.get("/entry/{id}", request -> detail(request, Requests::entry));
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
        templates.answer(request, status, template, said);
    }

    private static Door.Session session(Context request) {
        Door.Session session = request.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("the guard let nobody in to " + request.path());
        }
        return session;
    }

    private void show(Context request) {
        var sight = Sight.of(bridge, page, session(request).csrf());
        templates.answer(request, 200, "page", Map.of("sight", sight));
    }

    private void follow(Context request) throws IOException {
        var mine = session(request);
        var browser = EventStream.to(request);
        if (viewers.enter()) {
            viewers.show(browser, entrance.lasts(request), new Slot(mark, mine.csrf()));
        } else {
            browser.send("full", "");
        }
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
            templates.answer(
                    request,
                    refused.isPresent() ? 409 : 200,
                    "said",
                    Map.of("text", text, "good", refused.isEmpty()));
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
        templates.answer(request, 200, template, shown);
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
}
