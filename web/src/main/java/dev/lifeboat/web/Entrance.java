package dev.lifeboat.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// Coming in and going out.
final class Entrance {
    private static final String COOKIE = "lifeboat";

    /// It stands in the journal as who decided.
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,39}");

    private final Door door;
    private final Templates templates;
    private final Path tokenFile;

    Entrance(Door door, Templates templates, Path tokenFile) {
        this.door = door;
        this.templates = templates;
        this.tokenFile = tokenFile;
    }

    Optional<Door.Session> session(Context request) {
        return Optional.ofNullable(request.cookie(COOKIE)).flatMap(door::session);
    }

    /// Whether the session of this request still lasts, asked as long as it goes on.
    BooleanSupplier lasts(Context request) {
        var id = Optional.ofNullable(request.cookie(COOKIE)).orElse("");
        return () -> door.session(id).isPresent();
    }

    /// The form; or, by a link that works once, straight to the page. The redirect takes the code
    /// out of the address.
    void get(Context request) {
        var code = request.queryParam("once");
        if (code == null) {
            form(request, 200, "");
            return;
        }
        door.byLink(code)
                .ifPresentOrElse(
                        id -> in(request, id),
                        () ->
                                form(
                                        request,
                                        401,
                                        "This link has been used, or is older than 10 minutes."));
    }

    void post(Context request) {
        var who = Optional.ofNullable(request.formParam("who")).orElse("").strip();
        if (!NAME.matcher(who).matches()) {
            form(request, 400, "A name of 1 to 40 letters, digits, spaces, . _ @ or - is needed.");
            return;
        }
        var token = Optional.ofNullable(request.formParam("token")).orElse("").strip();
        door.byToken(token, who)
                .ifPresentOrElse(
                        id -> in(request, id), () -> form(request, 401, "That is not the token."));
    }

    void out(Context request) {
        Optional.ofNullable(request.cookie(COOKIE)).ifPresent(door::leave);
        request.removeCookie(COOKIE);
        request.redirect("/login", HttpStatus.SEE_OTHER);
    }

    private void form(Context request, int status, String problem) {
        var file = tokenFile.toString();
        templates.answer(request, status, "login", Map.of("problem", problem, "file", file));
    }

    /// Not marked as secure: the page is plain HTTP that does not leave this machine.
    private static void in(Context request, String id) {
        request.cookie(new Cookie(COOKIE, id, "/", -1, false, true, null, SameSite.STRICT));
        request.redirect("/", HttpStatus.SEE_OTHER);
    }
}
