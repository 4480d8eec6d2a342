package dev.lifeboat.drivers.ceph;

import dev.lifeboat.core.evidence.CephCaps;
import dev.lifeboat.core.evidence.CephReleases;
import dev.lifeboat.core.evidence.Denials;
import dev.lifeboat.core.evidence.MonSessions;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Text;
import dev.lifeboat.drivers.shell.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What the monitors answer about users, sessions and refusals. Keys are never taken out.
final class AuthAnswers {
    /// `from='client.? 10.91.0.12:0/477' entity='client.kct09' cmd=[{...}]: access denied`. The
    /// client chooses the text of `cmd` alone, which stands last.
    private static final Pattern DENIAL =
            Pattern.compile(
                    "from='client\\.\\S{1,40} (?<from>[^\\s']{1,100})'"
                            // A name that no site file takes belongs to no guest, and would come
                            // to stand in a command to paste.
                            + " entity='(?<entity>[A-Za-z0-9_][A-Za-z0-9_.:@+-]{0,199})'"
                            + " cmd=(?<command>.*): +access denied",
                    Pattern.DOTALL);

    /// `ceph version 16.2.15 (618f4408...) pacific (stable)`
    private static final Pattern VERSION = Pattern.compile("ceph version (\\d{1,3})\\.");

    private AuthAnswers() {}

    /// `auth get`: an array of the one user.
    static CephCaps caps(String text) throws Unreadable {
        var users = Json.elements(Json.one(text));
        if (users.size() != 1) {
            throw new Unreadable("not exactly one user");
        }
        var caps = new TreeMap<String, String>();
        var given = Json.member(users.getFirst(), "caps");
        for (var service : given.propertyNames()) {
            caps.put(service, Json.text(given, service));
        }
        return new CephCaps(caps);
    }

    /// `report`: how often the user database was written.
    static long version(String text) throws Unreadable {
        return Json.number(Json.member(Json.one(text), "auth"), "last_committed");
    }

    /// `versions`: how many daemons of a kind run which version.
    static CephReleases releases(String text) throws Unreadable {
        var majors = new TreeSet<Integer>();
        for (var version : Json.member(Json.one(text), "mon").propertyNames()) {
            var found = VERSION.matcher(version);
            if (!found.lookingAt()) {
                throw new Unreadable("a monitor's version is not one: " + Text.plain(version));
            }
            majors.add(Integer.parseInt(found.group(1)));
        }
        if (majors.isEmpty()) {
            throw new Unreadable("no monitor has a version");
        }
        return new CephReleases(majors);
    }

    /// The names of the monitors that have sessions: those in quorum.
    static List<String> quorum(String text) throws Unreadable {
        var names = new ArrayList<String>();
        for (var name : Json.list(Json.one(text), "quorum_names")) {
            if (!name.isString()) {
                throw new Unreadable("a monitor's name is no text");
            }
            names.add(name.stringValue());
        }
        return names;
    }

    /// `ceph tell mon.NAME sessions`: clients only.
    static List<MonSessions.Session> sessions(String text) throws Unreadable {
        var clients = new ArrayList<MonSessions.Session>();
        for (var session : Json.elements(Json.one(text))) {
            var entity = Json.text(session, "entity_name");
            if (entity.startsWith("client.")) {
                var socket = Json.member(session, "socket_addr");
                var address = Json.text(socket, "addr") + "/" + Json.number(socket, "nonce");
                var caps = Json.text(Json.member(session, "caps"), "text");
                clients.add(new MonSessions.Session(entity, address, caps));
            }
        }
        return clients;
    }

    /// `log last` of the audit channel.
    static Denials denials(String text) throws Unreadable {
        var denials = new ArrayList<Denials.Denial>();
        for (var entry : Json.elements(Json.one(text))) {
            var found = DENIAL.matcher(Json.text(entry, "message").strip());
            if (found.matches()) {
                denials.add(
                        new Denials.Denial(
                                CephTime.read(Json.text(entry, "stamp")),
                                found.group("entity"),
                                found.group("from"),
                                command(found.group("command"))));
            }
        }
        return new Denials(List.copyOf(denials));
    }

    /// `[{"prefix": "osd blocklist", "blocklistop": "add", "addr": "..."}]` as it is typed. The log
    /// cuts long commands off.
    private static String command(String json) {
        try {
            var commands = Json.elements(Json.one(json));
            var first =
                    commands.isEmpty()
                            ? Optional.<JsonNode>empty()
                            : Optional.of(commands.getFirst());
            if (first.isPresent()) {
                var words = new ArrayList<String>();
                words.add(Json.text(first.get(), "prefix"));
                for (var name : first.get().propertyNames()) {
                    if (!name.equals("prefix") && !name.equals("format")) {
                        words.add(first.get().get(name).asString(""));
                    }
                }
                return Text.plain(String.join(" ", words));
            }
        } catch (Unreadable cut) {
            return Text.plain(json);
        }
        return Text.plain(json);
    }
}
