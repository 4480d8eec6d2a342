package dev.lifeboat.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The few files of the page, by name: no folder is served.
final class Assets {
    private record Asset(String type, String text) {}

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /// They only change with a new build, whose pages ask anew.
    private static final String KEEP = "private, max-age=300";

    private final Map<String, Asset> all =
            Map.of(
                    "page.css", asset("text/css; charset=utf-8", "/lifeboat-page/page.css"),
                    "page.js", asset(SCRIPT, "/lifeboat-page/page.js"),
                    "icon.svg", asset("image/svg+xml", "/lifeboat-page/icon.svg"),
                    "sse.js", asset(SCRIPT, "/lifeboat-page/htmx-ext-sse-2.2.4.min.js"),
                    "htmx.js",
                            asset(
                                    SCRIPT,
                                    "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));

    private static Asset asset(String type, String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + resource);
            }
            return new Asset(type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    void serve(Context request) {
        var asset = all.get(request.pathParam("name"));
        if (asset == null) {
            request.status(404).result("no such file");
            return;
        }
        request.header("Cache-Control", KEEP).contentType(asset.type()).result(asset.text());
    }
}
