package dev.lifeboat.drivers.ceph;

import dev.lifeboat.caps.ClassCall;
import dev.lifeboat.caps.Ground;
import dev.lifeboat.caps.MonQuestion;
import dev.lifeboat.caps.OsdQuestion;
import dev.lifeboat.caps.Question;
import dev.lifeboat.caps.Service;
import dev.lifeboat.drivers.access.CephAccess;
import dev.lifeboat.drivers.json.Json;
import dev.lifeboat.drivers.shell.Unreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A real cluster with the pools of [Ground] and users made for a test, all of which are gone when
/// it is closed.
final class RealCluster implements AutoCloseable {
    private static final String USER = "client.cap-oracle-";

    /// Of one user more: may do everything that needs no `*`.
    private static final Map<String, String> PLAIN = Map.of("mon", "allow r", "osd", "allow rwx");

    /// What the monitors say to who may not, and what the OSDs say.
    private static final int MONITOR_REFUSES = -13;

    private static final int OSD_REFUSES = -1;

    /// No answer is no answer.
    private static final int TIMED_OUT = -110;

    private static final Pattern FIRST_WORDS =
            Pattern.compile("^\\w+ capability parse failed(, | during profile evaluation: )");

    private final CephAccess access;
    private final Keyholder admin;
    private final Path keyring;
    private final List<String> users = new ArrayList<>();

    private RealCluster(CephAccess access, Path keyring) {
        this.access = access;
        this.admin = Keyholder.connect(access);
        this.keyring = keyring;
    }

    /// The pools, and a user for each set of caps.
    ///
    /// @param caps of each user, by service
    static RealCluster with(CephAccess access, List<Map<String, String>> caps) throws IOException {
        var cluster = new RealCluster(access, Files.createTempFile("caps", ".keyring"));
        try {
            cluster.makePools();
            var all = new ArrayList<>(caps);
            all.add(PLAIN);
            cluster.importUsers(all);
            return cluster;
        } catch (IOException | RuntimeException notMade) {
            cluster.close();
            throw notMade;
        }
    }

    private void makePools() {
        new TreeMap<>(Ground.POOLS)
                .forEach((pool, applications) -> {
                    must("osd pool create", Map.of("pool", pool, "pg_num", 1, "pgp_num", 1));
                    new TreeMap<>(applications)
                            .forEach((application, tags) -> tag(pool, application, tags));
                });
    }

    private void tag(String pool, String application, Map<String, String> tags) {
        must(
                "osd pool application enable",
                Map.of("pool", pool, "app", application, "yes_i_really_mean_it", true));
        tags.forEach((key, value) ->
                must(
                        "osd pool application set",
                        Map.of("pool", pool, "app", application, "key", key, "value", value)));
    }

    private void must(String prefix, Map<String, Object> arguments) {
        var answered = command(prefix, arguments, "");
        if (answered.result() < 0) {
            throw new IllegalStateException(prefix + " " + arguments + ": " + answered);
        }
    }

    private Keyholder.Answered command(String prefix, Map<String, Object> arguments, String input) {
        var json = new TreeMap<>(arguments);
        json.put("prefix", prefix);
        return admin.command(Json.print(json), input);
    }

    private void importUsers(List<Map<String, String>> caps) throws IOException {
        var random = new Random(caps.size());
        var text = new StringBuilder();
        for (var i = 0; i < caps.size(); i++) {
            users.add(USER + i);
            text.append('[').append(USER).append(i).append("]\n\tkey = ").append(key(random));
            new TreeMap<>(caps.get(i))
                    .forEach((service, cap) ->
                            text.append("\n\tcaps ")
                                    .append(service)
                                    .append(" = \"")
                                    .append(escaped(cap))
                                    .append('"'));
            text.append('\n');
        }
        Files.writeString(keyring, text);
        var imported = command("auth import", Map.of(), text.toString());
        if (imported.result() < 0) {
            throw new IllegalStateException("auth import: " + imported);
        }
    }

    /// In a keyring `;` and `#` begin a comment even within quotes.
    private static String escaped(String cap) {
        return cap.replaceAll("[\\\\\"';#]", "\\\\$0");
    }

    /// A secret as Ceph writes one: its kind, when it was made, its length, its bytes.
    private static String key(Random random) {
        var secret = new byte[16];
        random.nextBytes(secret);
        var bytes = ByteBuffer.allocate(12 + secret.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) 1).putInt(1).putInt(0).putShort((short) secret.length).put(secret);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /// As the monitors have them, after the way through the keyring.
    String capsOf(int user, String service) throws Unreadable {
        Map<String, Object> arguments = Map.of("entity", users.get(user), "format", "json");
        var entry = Json.one(command("auth get", arguments, "").output()).get(0);
        return Json.text(Json.member(entry, "caps"), service);
    }

    /// What the monitors say to a cap that they refuse, after its first words; empty: they take it.
    Optional<String> refusal(Service service, String cap) {
        Map<String, Object> arguments =
                Map.of("entity", users.getFirst(), "caps", List.of(service.toString(), cap));
        var answered = command("auth caps", arguments, "");
        return answered.result() < 0
                ? Optional.of(FIRST_WORDS.matcher(answered.comment()).replaceFirst(""))
                : Optional.empty();
    }

    Keyholder connect(int user) {
        return Keyholder.connect(new CephAccess(access.conf(), users.get(user), keyring));
    }

    /// Whether somebody is let.
    static boolean lets(Keyholder who, Question question) {
        var result =
                switch (question) {
                    case MonQuestion mon -> who.command(command(mon), "").result();
                    case OsdQuestion osd -> who.touch(osd);
                };
        if (result == TIMED_OUT) {
            throw new IllegalStateException("no answer to " + question);
        }
        return result != (question instanceof MonQuestion ? MONITOR_REFUSES : OSD_REFUSES);
    }

    private static String command(MonQuestion question) {
        var json = new TreeMap<String, Object>(question.args());
        json.put("prefix", question.command());
        json.computeIfPresent("expire", (_, value) -> Double.valueOf((String) value));
        return Json.print(json);
    }

    /// Whether the OSDs keep a class back from those who may call any other, which is a setting.
    boolean keepsBack(ClassCall call) throws IOException {
        var question =
                new OsdQuestion(
                        "",
                        "cap-bare",
                        "",
                        "any",
                        "",
                        List.of(call),
                        Optional.empty(),
                        Optional.of(Map.of()));
        try (var who = connect(users.size() - 1)) {
            return !lets(who, question);
        }
    }

    @Override
    public void close() throws IOException {
        users.forEach(user -> must("auth rm", Map.of("entity", user)));
        Ground.POOLS
                .keySet()
                .forEach(pool ->
                        must(
                                "osd pool rm",
                                Map.of(
                                        "pool",
                                        pool,
                                        "pool2",
                                        pool,
                                        "yes_i_really_really_mean_it",
                                        true)));
        admin.close();
        Files.delete(keyring);
    }
}
