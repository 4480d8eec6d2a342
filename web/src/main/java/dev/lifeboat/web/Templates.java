package dev.lifeboat.web;

import dev.lifeboat.screens.RunView;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Renders; every text that is put in is escaped by the templates themselves.
final class Templates {
    /// Compiled with the build: nothing is compiled at night, and nothing is read from a folder.
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    private String render(String template, Map<String, Object> parameters) {
        var out = new StringOutput();
        engine.render(template + ".jte", parameters, out);
        return out.toString();
    }

    /// As the whole answer.
    void answer(Context request, int status, String template, Map<String, Object> parameters) {
        request.status(status)
                .contentType("text/html; charset=utf-8")
                .result(render(template, parameters));
    }

    /// What of the page is renewed while somebody looks at it.
    List<Region> regions(Sight sight) {
        return List.of(
                region("head", sight, Map.of()),
                region("asks", sight, questions(sight)),
                region("guests", sight, tiles(sight)),
                region("phases", sight, phases(sight)),
                region("left", sight, Map.of()),
                region("timeline", sight, Map.of()),
                region("site", sight, Map.of()),
                region("news", sight, Map.of()));
    }

    private Region region(String id, Sight sight, Map<String, String> parts) {
        return new Region(id, render(id, Map.of("sight", sight)), parts);
    }

    private Map<String, String> questions(Sight sight) {
        var parts = new LinkedHashMap<String, String>();
        for (var question : body(sight).questions()) {
            parts.put(
                    question.id(),
                    render(
                            "ask",
                            Map.of(
                                    "question", question,
                                    "run", sight.run().orElseThrow().id(),
                                    "csrf", sight.csrf())));
        }
        return parts;
    }

    private Map<String, String> tiles(Sight sight) {
        var parts = new LinkedHashMap<String, String>();
        if (!sight.tiles().isEmpty()) {
            parts.put("proven", render("proven", Map.of("sight", sight)));
        }
        for (var tile : sight.tiles()) {
            parts.put(tile.vm().toString(), render("tile", Map.of("tile", tile)));
        }
        return parts;
    }

    private Map<String, String> phases(Sight sight) {
        var parts = new LinkedHashMap<String, String>();
        for (var row : body(sight).phases()) {
            parts.put(row.number(), render("phase", Map.of("row", row)));
        }
        return parts;
    }

    private static RunView.Body body(Sight sight) {
        return sight.run()
                .map(RunView::body)
                .orElse(new RunView.Body(List.of(), List.of(), List.of(), List.of(), List.of()));
    }
}
