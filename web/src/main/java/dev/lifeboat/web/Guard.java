package dev.lifeboat.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What every request must be before anything looks at it.
final class Guard {
    /// Nothing from elsewhere, nothing inline, in nobody's frame.
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy", CONTENT,
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cache-Control", "no-store");

    /// Any port: the page may be reached through `ssh -L`. A name that an attacker makes point to
    /// 127.0.0.1 (DNS rebinding) is none of these.
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Guard() {}

    static void headers(Context request) {
        HEADERS.forEach(request::header);
    }

    /// Why this request is not meant for us; empty when it is.
    static Optional<String> whyNot(Context request) {
        var host = Optional.ofNullable(request.header("Host")).orElse("");
        if (!OWN_NAMES.contains(host.replaceFirst(":[0-9]{1,5}$", ""))) {
            return Optional.of("This page is only served as 127.0.0.1 or localhost.");
        }
        if (request.method().name().equals("GET") || request.method().name().equals("HEAD")) {
            return Optional.empty();
        }
        var site = request.header("Sec-Fetch-Site");
        var origin = request.header("Origin");
        return (site == null || site.equals("same-origin") || site.equals("none"))
                        && (origin == null || origin.equals("http://" + host))
                ? Optional.empty()
                : Optional.of("This was sent by another site's page, and nothing was done.");
    }
}
