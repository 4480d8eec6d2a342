package dev.lifeboat.drivers.json;

import dev.lifeboat.drivers.shell.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Strict access to JSON: what is missing or of another type is [Unreadable], never a default.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Documents in one answer. `ceph osd blocklist ls` prints two.
    private static final int DOCUMENTS_AT_MOST = 16;

    private Json() {}

    /// All documents of an answer. `ceph osd blocklist ls -f json` prints two arrays one after the
    /// other (`[][]` when empty, Ceph 16.2), of which Jackson's `readValues` silently gives none.
    public static List<JsonNode> all(String text) throws Unreadable {
        var documents = new ArrayList<JsonNode>();
        try (var parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                if (documents.size() == DOCUMENTS_AT_MOST) {
                    throw new Unreadable("more than " + DOCUMENTS_AT_MOST + " JSON documents");
                }
                JsonNode document = parser.readValueAsTree();
                documents.add(document);
            }
        } catch (JacksonException broken) {
            throw new Unreadable("no JSON");
        }
        if (documents.isEmpty()) {
            throw new Unreadable("it is empty");
        }
        return documents;
    }

    /// A command for a part, with its members in the order of their names.
    public static String print(Map<String, Object> object) {
        return MAPPER.writeValueAsString(new TreeMap<>(object));
    }

    /// The one document of an answer.
    public static JsonNode one(String text) throws Unreadable {
        var documents = all(text);
        if (documents.size() != 1) {
            throw new Unreadable(documents.size() + " JSON documents instead of one");
        }
        return documents.getFirst();
    }

    public static JsonNode member(JsonNode object, String name) throws Unreadable {
        var found = object.get(name);
        if (found == null || found.isNull()) {
            throw new Unreadable("no \"" + name + "\" in it");
        }
        return found;
    }

    public static String text(JsonNode object, String name) throws Unreadable {
        var found = member(object, name);
        if (!found.isString()) {
            throw new Unreadable("\"" + name + "\" is no text");
        }
        return found.stringValue();
    }

    public static long number(JsonNode object, String name) throws Unreadable {
        var found = member(object, name);
        if (!found.isIntegralNumber() || !found.canConvertToLong()) {
            throw new Unreadable("\"" + name + "\" is no whole number");
        }
        return found.longValue();
    }

    /// The elements of an array that is a member.
    public static List<JsonNode> list(JsonNode object, String name) throws Unreadable {
        return elements(member(object, name));
    }

    public static List<JsonNode> elements(JsonNode array) throws Unreadable {
        if (!array.isArray()) {
            throw new Unreadable("no list where one belongs");
        }
        var elements = new ArrayList<JsonNode>();
        array.forEach(elements::add);
        return elements;
    }
}
