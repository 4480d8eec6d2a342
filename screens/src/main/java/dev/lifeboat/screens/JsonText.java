package dev.lifeboat.screens;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON on one line, in ASCII: what a terminal could act on is escaped.
final class JsonText {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonText() {}

    static String of(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
