package dev.lifeboat.drivers.ceph;

import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Who is known to a cluster and what they may do: what `ceph auth ls -f json` prints, or `ceph
/// auth get NAME -f json`.
///
/// A cluster can have a hundred thousand users: they are read one after the other. Keys are passed
/// over and never kept.
public final class AuthDump {
    /// Of one entity. Ceph has six services with caps or so.
    private static final int SERVICES_AT_MOST = 100;

    private static final JsonFactory JSON = new JsonFactory();

    private AuthDump() {}

    /// @param caps by service, such as `mon`
    public record Entity(String name, SortedMap<String, String> caps) {}

    /// @param each is given every entity, in the order of the file
    /// @throws Unreadable in words that quote nothing of the file but names of members
    public static void read(InputStream in, Consumer<Entity> each) throws Unreadable, IOException {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            new AuthDump().document(parser, each);
        } catch (JacksonException broken) {
            if (broken.getCause() instanceof IOException failed) {
                throw failed;
            }
            var place = broken.getLocation();
            throw new Unreadable(
                    place == null || place.getByteOffset() < 0
                            ? "it is no JSON; next: ceph auth ls -f json"
                            : "it is no JSON from byte "
                                    + place.getByteOffset()
                                    + " on; next: ceph auth ls -f json");
        }
    }

    private void document(JsonParser parser, Consumer<Entity> each) throws Unreadable {
        switch (parser.nextToken()) {
            case null -> throw new Unreadable("it is empty; next: ceph auth ls -f json");
            case START_ARRAY -> entities(parser, each);
            case START_OBJECT -> dump(parser, each);
            default ->
                    throw new Unreadable("it is no list of entities; next: ceph auth ls -f json");
        }
        if (parser.nextToken() != null) {
            throw new Unreadable("there is something after the list of entities");
        }
    }

    private void dump(JsonParser parser, Consumer<Entity> each) throws Unreadable {
        var found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var list = parser.currentName().equals("auth_dump");
            found |= list;
            var value = parser.nextToken();
            if (!list) {
                parser.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                entities(parser, each);
            } else {
                throw new Unreadable("\"auth_dump\" is no list");
            }
        }
        if (!found) {
            throw new Unreadable("no \"auth_dump\" in it; next: ceph auth ls -f json");
        }
    }

    private void entities(JsonParser parser, Consumer<Entity> each) throws Unreadable {
        for (var number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("entity " + number + " is no object");
            }
            each.accept(entity(parser, number));
        }
    }

    private Entity entity(JsonParser parser, int number) throws Unreadable {
        var name = "";
        SortedMap<String, String> caps = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = parser.currentName();
            var value = parser.nextToken();
            switch (member) {
                case "entity" -> name = text(parser, number, member);
                case "caps" -> {
                    if (value != JsonToken.START_OBJECT) {
                        throw new Unreadable("the \"caps\" of entity " + number + " are no object");
                    }
                    caps = caps(parser, number);
                }
                default -> parser.skipChildren();
            }
        }
        if (name.isEmpty() || caps == null) {
            throw new Unreadable(
                    "entity "
                            + number
                            + " has no \""
                            + (name.isEmpty() ? "entity" : "caps")
                            + "\"");
        }
        return new Entity(name, caps);
    }

    private SortedMap<String, String> caps(JsonParser parser, int number) throws Unreadable {
        var caps = new TreeMap<String, String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var service = parser.currentName();
            parser.nextToken();
            caps.put(service, text(parser, number, service));
            if (caps.size() > SERVICES_AT_MOST) {
                throw new Unreadable(
                        "entity "
                                + number
                                + " has caps of more than "
                                + SERVICES_AT_MOST
                                + " services");
            }
        }
        return caps;
    }

    private static String text(JsonParser parser, int number, String member) throws Unreadable {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unreadable(
                    "\"" + Text.plain(member) + "\" of entity " + number + " is no text");
        }
        return parser.getString();
    }
}
